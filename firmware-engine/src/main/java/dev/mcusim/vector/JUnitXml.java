package dev.mcusim.vector;

import dev.mcusim.batch.TaskFailure;
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
        return render(checks, List.of());
    }

    /**
     * As {@link #render(List)}, with checks that could not be made.
     *
     * @param errors each becomes a test case with an error
     */
    public static String render(List<Checked> checks, List<TaskFailure> errors) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "mcusim check");
            xml.writeAttribute("tests", Integer.toString(checks.size() + errors.size()));
            xml.writeAttribute(
                    "failures",
                    Long.toString(
                            checks.stream().filter(check -> !check.passed()).count()));
            xml.writeAttribute("errors", Integer.toString(errors.size()));
            for (Checked check : checks) {
                write(xml, check);
            }
            for (TaskFailure error : errors) {
                write(xml, error);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can always be written to", e);
        }
        return text + "\n";
    }

    private static void write(XMLStreamWriter xml, TaskFailure error) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", error.task());
        xml.writeStartElement("error");
        xml.writeAttribute("type", error.exception());
        xml.writeAttribute("message", error.message());
        xml.writeCharacters(error.trace());
        xml.writeEndElement();
        xml.writeEndElement();
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
