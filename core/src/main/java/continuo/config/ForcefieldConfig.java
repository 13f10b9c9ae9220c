package continuo.config;

import java.io.Serializable;

/**
 * Terms on top of those of the system: the block {@code forcefield}.
 *
 * @param pairs a pair potential between all atoms
 * @param charges charges by residue
 * @param contacts contacts of the reference
 */
public record ForcefieldConfig(PairsConfig pairs, ChargesConfig charges, ContactsConfig contacts)
    implements Serializable {}
