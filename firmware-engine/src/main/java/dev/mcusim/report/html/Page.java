package dev.mcusim.report.html;

import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A web page in one file: style sheet and script are in it, and nothing is loaded from elsewhere. */
final class Page {

    private final String title;
    private final String subtitle;
    private final String footer;
    private final List<DomContent> sections = new ArrayList<>();

    /**
     * @param footer what made the page
     */
    Page(String title, String subtitle, String footer) {
        this.title = title;
        this.subtitle = subtitle;
        this.footer = footer;
    }

    /** Adds a part without a heading. */
    Page with(DomContent... contents) {
        sections.add(j2html.TagCreator.section().with(contents));
        return this;
    }

    /** Adds a part. */
    Page section(String heading, DomContent... contents) {
        sections.add(j2html.TagCreator.section(h2(heading)).with(contents));
        return this;
    }

    /** The page as text. */
    String render() {
        return document(html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        meta().withName("color-scheme").withContent("light dark"),
                                        title(title),
                                        link().withRel("icon").withHref("data:,"),
                                        style(rawHtml(resource("report.css")))),
                                body(
                                        header(h1(title), p(subtitle)),
                                        main(sections.toArray(DomContent[]::new)),
                                        footer(p(footer)),
                                        script(rawHtml(resource("report.js")))))
                        .withLang("en"))
                + "\n";
    }

    private static String resource(String name) {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
