package org.consilium.archive;

import java.util.List;
import java.util.Optional;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;

/** The institution that runs the node, and nothing else. */
final class TestInstitutions implements Institutions {

    private static final Institution HOME =
            new Institution(TestArchive.HOME, "Home", CareLevel.BASIC, Optional.empty(), "CZ", Optional.empty());

    private static final Institution OTHER =
            new Institution(TestArchive.OTHER, "Other", CareLevel.BASIC, Optional.empty(), "CZ", Optional.empty());

    @Override
    public List<Institution> all() {
        return List.of(HOME, OTHER);
    }

    @Override
    public Optional<Institution> find(InstitutionId id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Institution> findByName(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public Institution home() {
        return HOME;
    }

    @Override
    public void save(Institution institution) {
        throw new UnsupportedOperationException();
    }
}
