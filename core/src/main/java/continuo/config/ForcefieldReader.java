package continuo.config;

import static continuo.units.Dimension.ENERGY;
import static continuo.units.Dimension.FORCE;
import static continuo.units.Dimension.LENGTH;
import static continuo.units.Dimension.WAVENUMBER;

import continuo.units.Dimension;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads the block {@code forcefield}, whose records depend on a style or law. */
final class ForcefieldReader {
  /** kJ/mol nm⁶. */
  static final Dimension DISPERSION = ENERGY.times(LENGTH.power(6));

  private static final List<String> PAIR_STYLES =
      List.of(
          PairsConfig.None.STYLE,
          PairsConfig.Buckingham.STYLE,
          PairsConfig.Gaussian.STYLE,
          PairsConfig.Soft.STYLE,
          PairsConfig.Table.STYLE);

  private static final List<String> CONTACT_STYLES =
      List.of(ContactsConfig.None.STYLE, ContactsConfig.Gaussian.STYLE);

  private ForcefieldReader() {}

  /**
   * @param file gives the absolute path of the file under a key, which must be there
   */
  static PairsConfig pairs(ConfigBlock b, UnaryOperator<String> file) {
    return switch (b.text("style", PairsConfig.None.STYLE)) {
      case PairsConfig.None.STYLE -> {
        b.allow(PairsConfig.None.class, "style");
        yield new PairsConfig.None();
      }
      case PairsConfig.Buckingham.STYLE -> {
        b.allow(PairsConfig.Buckingham.class, "style");
        yield b.build(
            () ->
                new PairsConfig.Buckingham(
                    b.quantity("a", ENERGY),
                    b.quantity("b", WAVENUMBER),
                    b.quantity("c", DISPERSION),
                    end(b)));
      }
      case PairsConfig.Gaussian.STYLE -> {
        b.allow(PairsConfig.Gaussian.class, "style");
        yield b.build(
            () ->
                new PairsConfig.Gaussian(
                    b.quantity("height", ENERGY), b.quantity("width", LENGTH), end(b)));
      }
      case PairsConfig.Soft.STYLE -> {
        b.allow(PairsConfig.Soft.class, "style");
        yield b.build(
            () ->
                new PairsConfig.Soft(
                    b.quantity("strength", FORCE), b.quantity("radius", LENGTH), end(b)));
      }
      case PairsConfig.Table.STYLE -> {
        b.allow(PairsConfig.Table.class, "style");
        yield b.build(() -> new PairsConfig.Table(file.apply("file"), end(b)));
      }
      default -> throw b.notAmong("style", PAIR_STYLES);
    };
  }

  private static PairEndConfig end(ConfigBlock b) {
    double cutoff = b.quantity("cutoff", LENGTH);
    return new PairEndConfig(
        cutoff,
        b.choice("truncation", PairTruncation.class, Defaults.TRUNCATION),
        b.has("switch-from") ? b.quantity("switch-from", LENGTH) : cutoff,
        b.quantity("skin", LENGTH, Defaults.SKIN),
        b.flag("exclude-bonded", true));
  }

  static ElectrostaticsConfig electrostatics(ConfigBlock b, ElectrostaticsConfig.Law byDefault) {
    return b.build(
        () ->
            new ElectrostaticsConfig(
                b.choice("law", ElectrostaticsConfig.Law.class, byDefault),
                b.number("permittivity", 1),
                b.number("field-permittivity", 0),
                b.quantity("screening-length", LENGTH, 0),
                b.flag("shifted", false),
                b.quantity("damping", WAVENUMBER, 0)));
  }

  static ChargesConfig charges(ConfigBlock b) {
    ElectrostaticsConfig.Law none = ElectrostaticsConfig.Law.NONE;
    if (b.choice("law", ElectrostaticsConfig.Law.class, none) == none) {
      b.allow(ChargesConfig.None.class, "law");
      return new ChargesConfig.None();
    }
    b.allow(ChargesConfig.ByResidue.class);
    ElectrostaticsConfig electrostatics = electrostatics(b, none);
    return b.build(
        () ->
            new ChargesConfig.ByResidue(
                electrostatics,
                b.has("residues") ? b.texts("residues") : ChargesConfig.AMINO_ACIDS,
                b.quantity("cutoff", LENGTH),
                b.quantity("skin", LENGTH, Defaults.SKIN),
                b.flag("exclude-bonded", true)));
  }

  static ContactsConfig contacts(ConfigBlock b) {
    return switch (b.text("style", ContactsConfig.None.STYLE)) {
      case ContactsConfig.None.STYLE -> {
        b.allow(ContactsConfig.None.class, "style");
        yield new ContactsConfig.None();
      }
      case ContactsConfig.Gaussian.STYLE -> {
        b.allow(ContactsConfig.Gaussian.class, "style");
        yield b.build(
            () ->
                new ContactsConfig.Gaussian(
                    b.quantity("cutoff", LENGTH),
                    b.quantity("depth", ENERGY),
                    b.quantity("width", LENGTH),
                    b.quantity("core", LENGTH, 0),
                    b.integer("separation", Defaults.SEPARATION)));
      }
      default -> throw b.notAmong("style", CONTACT_STYLES);
    };
  }
}
