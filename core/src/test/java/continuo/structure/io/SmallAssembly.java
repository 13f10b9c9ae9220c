package continuo.structure.io;

import java.util.Locale;

/**
 * A structure file with every trap: a protein of three residues, one with two alternate locations,
 * one modified; a nucleic acid; a calcium ion named CA; a ligand with a carbon named CA; a water.
 * Two assemblies: 1 has two operators, the second shifts by 10 Å along x; 2 has the nucleic acid
 * only.
 */
final class SmallAssembly {
  private SmallAssembly() {}

  static String pdb() {
    StringBuilder text = new StringBuilder();
    line(text, "HEADER    TEST                                    01-JAN-00   1XXX");
    remark(text, "BIOMOLECULE: 1");
    remark(text, "APPLY THE FOLLOWING TO CHAINS: P, R");
    operator(text, 1, 0);
    operator(text, 2, 10);
    remark(text, "BIOMOLECULE: 2");
    remark(text, "APPLY THE FOLLOWING TO CHAINS: R");
    operator(text, 1, 0);
    atom(text, "ATOM", " N  ", " ", "ALA", "P", 5, 0, "N");
    atom(text, "ATOM", " CA ", " ", "ALA", "P", 5, 1, "C");
    atom(text, "ATOM", " C  ", " ", "ALA", "P", 5, 2, "C");
    atom(text, "ATOM", " CA ", "B", "SER", "P", 6, 4, "C");
    atom(text, "ATOM", " CA ", "A", "SER", "P", 6, 4.5, "C");
    atom(text, "HETATM", " CA ", " ", "MSE", "P", 7, 7, "C");
    line(text, "TER");
    atom(text, "ATOM", " P  ", " ", "  A", "R", 1, 20, "P");
    atom(text, "ATOM", " C4'", " ", "  A", "R", 1, 21, "C");
    atom(text, "ATOM", " P  ", " ", "  U", "R", 2, 24, "P");
    line(text, "TER");
    atom(text, "HETATM", "CA  ", " ", " CA", "P", 101, 30, "CA");
    atom(text, "HETATM", " CA ", " ", "GGL", "P", 102, 40, "C");
    atom(text, "HETATM", " O  ", " ", "HOH", "P", 201, 50, "O");
    line(text, "END");
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private static void remark(StringBuilder text, String content) {
    line(text, "REMARK 350 " + content);
  }

  private static void operator(StringBuilder text, int serial, double shift) {
    for (int row = 0; row < 3; row++) {
      remark(
          text,
          String.format(
              Locale.ROOT,
              "  BIOMT%d %3d  %8.6f  %8.6f  %8.6f     %10.5f",
              row + 1,
              serial,
              row == 0 ? 1.0 : 0.0,
              row == 1 ? 1.0 : 0.0,
              row == 2 ? 1.0 : 0.0,
              row == 0 ? shift : 0.0));
    }
  }

  private static void atom(
      StringBuilder text,
      String record,
      String name,
      String alternate,
      String residue,
      String chain,
      int number,
      double x,
      String element) {
    long serial = text.chars().filter(c -> c == '\n').count();
    line(
        text,
        String.format(
            Locale.ROOT,
            "%-6s%5d %s%s%s %s%4d    %8.3f%8.3f%8.3f  0.50 10.00          %2s",
            record,
            serial,
            name,
            alternate,
            residue,
            chain,
            number,
            x,
            2.0,
            3.0,
            element));
  }

  /** The same protein in mmCIF; assembly 1 is the product of two lists of operators. */
  static String cif() {
    return """
    data_1XXX
    #
    loop_
    _entity.id
    _entity.type
    1 polymer
    #
    _entity_poly.entity_id 1
    _entity_poly.type 'polypeptide(L)'
    #
    loop_
    _struct_asym.id
    _struct_asym.entity_id
    X 1
    #
    loop_
    _pdbx_struct_assembly.id
    _pdbx_struct_assembly.details
    1 author
    10 author
    #
    loop_
    _pdbx_struct_assembly_gen.assembly_id
    _pdbx_struct_assembly_gen.oper_expression
    _pdbx_struct_assembly_gen.asym_id_list
    1 '(1,2)(3,4)' X
    10 1 X
    #
    loop_
    _pdbx_struct_oper_list.id
    _pdbx_struct_oper_list.matrix[1][1]
    _pdbx_struct_oper_list.matrix[1][2]
    _pdbx_struct_oper_list.matrix[1][3]
    _pdbx_struct_oper_list.vector[1]
    _pdbx_struct_oper_list.matrix[2][1]
    _pdbx_struct_oper_list.matrix[2][2]
    _pdbx_struct_oper_list.matrix[2][3]
    _pdbx_struct_oper_list.vector[2]
    _pdbx_struct_oper_list.matrix[3][1]
    _pdbx_struct_oper_list.matrix[3][2]
    _pdbx_struct_oper_list.matrix[3][3]
    _pdbx_struct_oper_list.vector[3]
    1 1 0 0 0 0 1 0 0 0 0 1 0
    2 1 0 0 100 0 1 0 0 0 0 1 0
    3 1 0 0 0 0 1 0 0 0 0 1 0
    4 0 -1 0 0 1 0 0 0 0 0 1 0
    #
    loop_
    _atom_site.group_PDB
    _atom_site.id
    _atom_site.type_symbol
    _atom_site.label_atom_id
    _atom_site.label_alt_id
    _atom_site.label_comp_id
    _atom_site.label_asym_id
    _atom_site.label_entity_id
    _atom_site.label_seq_id
    _atom_site.pdbx_PDB_ins_code
    _atom_site.Cartn_x
    _atom_site.Cartn_y
    _atom_site.Cartn_z
    _atom_site.occupancy
    _atom_site.B_iso_or_equiv
    _atom_site.auth_seq_id
    _atom_site.auth_asym_id
    _atom_site.pdbx_PDB_model_num
    ATOM 1 C CA . ALA X 1 1 ? 1.0 2.0 3.0 1.0 10.0 5 P 1
    ATOM 2 C CA . SER X 1 2 ? 4.0 2.0 3.0 1.0 10.0 6 P 1
    #
    """;
  }
}
