package fractura.cases.report;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A page of HTML under construction, complete in itself: nothing is loaded from elsewhere, and whatever words hold is
/// written as words.
final class HtmlPage {
    /// What no page may hold.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /// @param title of the window
    /// @param style sheet
    HtmlPage(String title, String style) {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeDTD("<!DOCTYPE html>");
            xml.writeStartElement("html");
            xml.writeAttribute("lang", "en");
            xml.writeStartElement("head");
            xml.writeEmptyElement("meta");
            xml.writeAttribute("charset", StandardCharsets.UTF_8.name());
            xml.writeStartElement("title");
            xml.writeCharacters(title);
            xml.writeEndElement();
            xml.writeStartElement("style");
            xml.writeCharacters(style);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("body");
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /// Begins an element; what follows is in it until `end`.
    HtmlPage begin(String name, String kind) {
        try {
            xml.writeStartElement(name);
            if (!kind.isEmpty()) {
                xml.writeAttribute("class", kind);
            }
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    HtmlPage end() {
        try {
            xml.writeEndElement();
            xml.writeCharacters("\n");
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    HtmlPage words(String words) {
        try {
            xml.writeCharacters(CONTROL.matcher(words).replaceAll("\uFFFD"));
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /// An element with words in it.
    HtmlPage element(String name, String kind, String words) {
        return begin(name, kind).words(words).end();
    }

    /// Rows of cells under a heading.
    HtmlPage table(List<String> heading, List<List<String>> rows) {
        begin("table", "");
        begin("thead", "");
        row("th", heading);
        end();
        begin("tbody", "");
        rows.forEach(r -> row("td", r));
        end();
        return end();
    }

    private void row(String cell, List<String> cells) {
        begin("tr", "");
        cells.forEach(c -> element(cell, "", c));
        end();
    }

    /// A picture, held in the page.
    ///
    /// @param png its file
    /// @param words what it shows, for who cannot see it
    HtmlPage picture(byte[] png, String words) {
        try {
            xml.writeEmptyElement("img");
            xml.writeAttribute("alt", words);
            xml.writeAttribute(
                    "src", "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /// Ends the page.
    ///
    /// @return the document
    String text() {
        try {
            xml.writeEndDocument();
            xml.close();
            return text.append('\n').toString();
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    private static IllegalStateException impossible(XMLStreamException e) {
        return new IllegalStateException("A page could not be written into memory", e);
    }
}
