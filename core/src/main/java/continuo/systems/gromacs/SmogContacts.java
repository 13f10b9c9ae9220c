package continuo.systems.gromacs;

import continuo.error.InputException;
import continuo.structure.io.InputFiles;
import continuo.systems.topology.SourceLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The contacts of an OpenSMOG file with the expression {@code A/r^12-B/r^10}. */
final class SmogContacts {
  private static final String EXPRESSION = "A/r^12-B/r^10";

  private SmogContacts() {}

  /**
   * A contact.
   *
   * @param line where it stands
   * @param i atom from 0
   * @param j atom from 0
   * @param a kJ/mol·nm¹²
   * @param b kJ/mol·nm¹⁰
   */
  record Contact(SourceLine line, int i, int j, double a, double b) {}

  /**
   * @param file the file; its atoms are counted from 1
   * @param nAtoms atoms of the system
   * @param contacts is given every contact
   * @throws InputException if the file cannot be read or has other interactions; names file and
   *     line
   */
  static void read(Path file, int nAtoms, Consumer<Contact> contacts) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = InputFiles.open(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          element(file, xml, nAtoms, contacts);
        }
      }
    } catch (IOException e) {
      throw new InputException("Cannot read %s: %s".formatted(file, e), e);
    } catch (XMLStreamException e) {
      throw error(file, e.getLocation().getLineNumber(), "no XML: " + e.getMessage());
    }
  }

  private static void element(
      Path file, XMLStreamReader xml, int nAtoms, Consumer<Contact> contacts) {
    switch (xml.getLocalName()) {
      case "OpenSMOGforces", "contacts", "contacts_type", "parameter" -> {}
      case "expression" -> {
        String expression = String.valueOf(xml.getAttributeValue(null, "expr"));
        if (!expression.replace(" ", "").equals(EXPRESSION)) {
          throw error(
              file,
              line(xml),
              "the expression %s is not read; allowed: %s".formatted(expression, EXPRESSION));
        }
      }
      case "interaction" ->
          contacts.accept(
              new Contact(
                  new SourceLine(file.toString(), line(xml)),
                  atom(file, xml, "i", nAtoms),
                  atom(file, xml, "j", nAtoms),
                  number(file, xml, "A"),
                  number(file, xml, "B")));
      default ->
          throw error(
              file,
              line(xml),
              "element %s is not read; allowed: contacts".formatted(xml.getLocalName()));
    }
  }

  private static int atom(Path file, XMLStreamReader xml, String name, int nAtoms) {
    double value = number(file, xml, name);
    if (value < 1 || value > nAtoms || value != Math.rint(value)) {
      throw error(file, line(xml), "%s is %s, atoms are 1 to %d".formatted(name, value, nAtoms));
    }
    return (int) value - 1;
  }

  private static double number(Path file, XMLStreamReader xml, String name) {
    String text = xml.getAttributeValue(null, name);
    try {
      return Double.parseDouble(String.valueOf(text));
    } catch (NumberFormatException e) {
      throw error(file, line(xml), "%s is \"%s\", a number is needed".formatted(name, text));
    }
  }

  private static int line(XMLStreamReader xml) {
    return xml.getLocation().getLineNumber();
  }

  private static InputException error(Path file, int line, String problem) {
    return new InputException("Cannot read %s:%d: %s".formatted(file, line, problem));
  }
}
