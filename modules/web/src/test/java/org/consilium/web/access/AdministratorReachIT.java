package org.consilium.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.Test;

/** The role is held within one institution: it reaches that one and those below it, and from the one that runs the node all. */
class AdministratorReachIT {

    @Test
    void administratorsReachTheirInstitutionAndThoseBelowIt() throws IOException {
        try (var node = TestNode.start()) {
            var cared = AdministeredPlaces.in(node);
            for (var administrator : cared.administrators()) {
                for (var place : cared.places()) {
                    boolean reached = cared.reaches(administrator, place);
                    for (var status : cared.attempts(administrator, place).entrySet()) {
                        assertThat(status.getValue() != 403)
                                .as(
                                        "%s by the administrator of %s at %s: %d",
                                        status.getKey(), administrator, place, status.getValue())
                                .isEqualTo(reached);
                    }
                    assertThat(cared.lists(administrator, place))
                            .as("what the administrator of %s is shown of %s", administrator, place)
                            .isEqualTo(reached);
                }
            }
        }
    }
}
