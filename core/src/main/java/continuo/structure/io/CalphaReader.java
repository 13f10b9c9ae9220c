package continuo.structure.io;

import continuo.error.InputException;
import continuo.structure.AtomLabel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.biojava.nbio.structure.Atom;
import org.biojava.nbio.structure.Chain;
import org.biojava.nbio.structure.Element;
import org.biojava.nbio.structure.EntityType;
import org.biojava.nbio.structure.Group;
import org.biojava.nbio.structure.Structure;
import org.biojava.nbio.structure.chem.ChemCompGroupFactory;
import org.biojava.nbio.structure.chem.ReducedChemCompProvider;
import org.biojava.nbio.structure.io.FileParsingParameters;
import org.biojava.nbio.structure.io.PDBFileParser;
import org.biojava.nbio.structure.io.cif.CifStructureConverter;
import org.biojava.nbio.structure.quaternary.BioAssemblyInfo;
import org.biojava.nbio.structure.quaternary.BiologicalAssemblyTransformation;

/**
 * Reads the Cα atoms of a biological assembly from PDB or mmCIF, plain or gzipped.
 *
 * <p>A bead is an atom CA of element carbon, in its first alternate location, in a polymer chain of
 * the first model; nucleic acids, ligands, waters and calcium ions give none. The asymmetric unit
 * is read once and the operators of the assembly are applied to the beads, so that a capsid costs
 * the memory of its beads only.
 */
public final class CalphaReader {
  private static final double ANGSTROM_TO_NM = 0.1;

  private final Path file;
  private final String assembly;
  private final boolean cif;

  private CalphaReader(Path file, String assembly) {
    this.file = file;
    this.assembly = assembly;
    this.cif = isCif(file);
  }

  /**
   * Reads a file.
   *
   * @param file name ending in .pdb, .ent, .cif or .mmcif, perhaps followed by .gz
   * @param assembly identifier of the biological assembly in the file
   * @return its Cα beads
   * @throws InputException if the file cannot be read, has no such assembly, or the assembly holds
   *     no Cα atom; the message names the file and what is there
   */
  public static CalphaModel read(Path file, String assembly) {
    return new CalphaReader(file, assembly).read();
  }

  private CalphaModel read() {
    if (!Files.isRegularFile(file)) {
      throw refusal("no such file");
    }
    Structure structure = parse();
    Map<String, List<Chain>> proteins = proteins(structure);
    if (proteins.isEmpty()) {
      throw refusal("no protein Cα atom in " + chainList(structure));
    }
    Map<String, BioAssemblyInfo> assemblies =
        new TreeMap<>(Comparator.comparing(CalphaReader::naturalOrder));
    structure.getPDBHeader().getBioAssemblies().forEach((id, a) -> assemblies.put("" + id, a));
    if (assemblies.isEmpty()) {
      throw refusal(
          "it names no biological assembly (%s)"
              .formatted(cif ? "_pdbx_struct_assembly_gen" : "REMARK 350"));
    }
    BioAssemblyInfo info = assemblies.get(assembly);
    if (info == null) {
      throw refusal(
          "no assembly \"%s\"; there is %s"
              .formatted(assembly, String.join(", ", assemblies.keySet())));
    }
    CalphaModel model = assemble(proteins, info.getTransforms());
    if (model.nBeads() == 0) {
      throw refusal(
          "assembly \"%s\" holds no protein Cα atom; protein chains are %s"
              .formatted(assembly, String.join(", ", proteins.keySet())));
    }
    return model;
  }

  private Structure parse() {
    ChemCompGroupFactory.setChemCompProvider(new ReducedChemCompProvider());
    FileParsingParameters parameters = new FileParsingParameters();
    parameters.setParseBioAssembly(true);
    parameters.setAlignSeqRes(false);
    parameters.setCreateAtomBonds(false);
    try (InputStream in = open()) {
      if (cif) {
        return CifStructureConverter.fromInputStream(in, parameters);
      }
      PDBFileParser parser = new PDBFileParser();
      parser.setFileParsingParameters(parameters);
      return parser.parsePDBFile(in);
    } catch (IOException e) {
      throw refusal(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      // The parsers meet malformed text with whatever exception the first wrong column provokes.
      throw refusal("malformed %s (%s)".formatted(cif ? "mmCIF" : "PDB", e), e);
    }
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(InputFiles.open(file));
    return name(file).endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  private static boolean isCif(Path file) {
    String plain = name(file).replaceFirst("\\.gz$", "");
    if (plain.endsWith(".cif") || plain.endsWith(".mmcif")) {
      return true;
    }
    if (plain.endsWith(".pdb") || plain.endsWith(".ent")) {
      return false;
    }
    throw new InputException(
        ("Cannot read structure %s: the name must end in .pdb, .ent, .cif or .mmcif,"
                + " perhaps followed by .gz")
            .formatted(file));
  }

  /** Chains with Cα atoms under the name by which the operators know them, in file order. */
  private Map<String, List<Chain>> proteins(Structure structure) {
    Map<String, List<Chain>> proteins = new LinkedHashMap<>();
    for (Chain chain : structure.getChains()) {
      boolean polymer = chain.getEntityType() == EntityType.POLYMER;
      if (polymer && chain.getAtomGroups().stream().anyMatch(g -> calpha(g) != null)) {
        // REMARK 350 lists the chains of the authors, mmCIF its own asym identifiers.
        String name = cif ? chain.getId() : chain.getName();
        proteins.computeIfAbsent(name, n -> new ArrayList<>()).add(chain);
      }
    }
    return proteins;
  }

  /** The Cα of a residue, or null; the first alternate location is the group itself. */
  private static Atom calpha(Group group) {
    Atom atom = group.getAtom("CA");
    return atom != null && atom.getElement() == Element.C ? atom : null;
  }

  private static String chainList(Structure structure) {
    List<String> names = structure.getChains().stream().map(Chain::getName).distinct().toList();
    return names.isEmpty() ? "a file without chains" : "chains " + String.join(", ", names);
  }

  private static CalphaModel assemble(
      Map<String, List<Chain>> proteins, List<BiologicalAssemblyTransformation> transforms) {
    Map<String, List<BiologicalAssemblyTransformation>> operators = new LinkedHashMap<>();
    for (BiologicalAssemblyTransformation t : transforms) {
      operators.computeIfAbsent(t.getId(), id -> new ArrayList<>()).add(t);
    }
    Beads beads = new Beads();
    int number = 0;
    for (List<BiologicalAssemblyTransformation> operator : operators.values()) {
      number++;
      for (Map.Entry<String, List<Chain>> protein : proteins.entrySet()) {
        for (BiologicalAssemblyTransformation t : operator) {
          if (t.getChainId().equals(protein.getKey())) {
            for (Chain chain : protein.getValue()) {
              beads.addCopy(chain, t, number);
            }
          }
        }
      }
    }
    return beads.model();
  }

  private InputException refusal(String problem) {
    return refusal(problem, null);
  }

  private InputException refusal(String problem, Throwable cause) {
    return new InputException("Cannot read structure %s: %s".formatted(file, problem), cause);
  }

  /** Key that sorts 2 before 10. */
  private static String naturalOrder(String id) {
    return "%08d%s".formatted(id.length(), id);
  }

  /** The beads found so far. */
  private static final class Beads {
    private final List<double[]> blocks = new ArrayList<>();
    private final List<AtomLabel> labels = new ArrayList<>();

    /** Chain copies, as the number of their beads. */
    private final List<Integer> copies = new ArrayList<>();

    void addCopy(Chain chain, BiologicalAssemblyTransformation transform, int operator) {
      String name = (chain.getName() + "-" + operator).intern();
      List<Atom> atoms =
          chain.getAtomGroups().stream().map(CalphaReader::calpha).filter(a -> a != null).toList();
      double[] block = new double[3 * atoms.size()];
      for (int a = 0; a < atoms.size(); a++) {
        Atom atom = atoms.get(a);
        double[] point = {atom.getX(), atom.getY(), atom.getZ()};
        transform.transformPoint(point);
        for (int axis = 0; axis < 3; axis++) {
          block[3 * a + axis] = point[axis] * ANGSTROM_TO_NM;
        }
        Group residue = atom.getGroup();
        labels.add(
            new AtomLabel(
                "CA", residue.getPDBName().strip(), name, residue.getResidueNumber().getSeqNum()));
      }
      blocks.add(block);
      copies.add(atoms.size());
    }

    CalphaModel model() {
      double[] positions = new double[3 * labels.size()];
      int[] copy = new int[labels.size()];
      int bead = 0;
      for (int c = 0; c < blocks.size(); c++) {
        double[] block = blocks.get(c);
        System.arraycopy(block, 0, positions, 3 * bead, block.length);
        Arrays.fill(copy, bead, bead + copies.get(c), c);
        bead += copies.get(c);
      }
      return new CalphaModel(positions, copy, labels);
    }
  }
}
