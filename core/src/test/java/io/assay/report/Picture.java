package io.assay.report;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pictures taken apart again. */
final class Picture {
    private Picture() {}

    /** The elements of a picture, which must be well-formed XML. */
    static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    static List<Element> elements(Document svg, String name) {
        NodeList all = svg.getElementsByTagName(name);
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .toList();
    }

    static List<Element> elements(Document svg, String name, String style) {
        return elements(svg, name).stream()
                .filter(e -> e.getAttribute("class").equals(style))
                .toList();
    }

    static Element labelled(Document svg, String text) {
        return elements(svg, "text").stream()
                .filter(e -> e.getTextContent().equals(text))
                .findFirst()
                .orElseThrow();
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
