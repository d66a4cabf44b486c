package dev.mcusim.vector;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The outcome of checks in the XML form of JUnit, which continuous integration servers show: one test case for every vector and board. */
public final class JUnitXml {

    private JUnitXml() {}

    /** The whole file. */
    public static String render(List<Checked> checks) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "mcusim check");
            xml.writeAttribute("tests", Integer.toString(checks.size()));
            xml.writeAttribute(
                    "failures",
                    Long.toString(
                            checks.stream().filter(check -> !check.passed()).count()));
            for (Checked check : checks) {
                write(xml, check);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can always be written to", e);
        }
        return text + "\n";
    }

    private static void write(XMLStreamWriter xml, Checked check) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", check.vector());
        xml.writeAttribute("name", check.recorded().board());
        for (Finding finding : check.findings()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", finding.kind().text());
            xml.writeAttribute("message", CheckText.sentence(finding));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
