package org.consilium.security;

import java.util.Optional;
import org.consilium.kernel.AeTitle;

/**
 * A hospital or centre that this node serves.
 *
 * @param parent the institution above it in the tree of care, none for the top
 * @param country ISO 3166-1 alpha-2, upper case
 * @param pacs AE title of the remote AE to which opinions are returned
 */
public record Institution(
        InstitutionId id,
        String name,
        CareLevel level,
        Optional<InstitutionId> parent,
        String country,
        Optional<AeTitle> pacs) {}
