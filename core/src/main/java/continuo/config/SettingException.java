package continuo.config;

/** A setting out of range or a combination that cannot work; the loader adds file and line. */
final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;

  /**
   * @param key key relative to its block, dots allowed
   * @param problem what is allowed instead
   */
  SettingException(String key, String problem) {
    super("Invalid `" + key + "`: " + problem);
    this.key = key;
    this.problem = problem;
  }

  String key() {
    return key;
  }

  String problem() {
    return problem;
  }
}
