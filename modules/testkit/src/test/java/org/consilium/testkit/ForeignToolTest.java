package org.consilium.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ForeignToolTest {

    @Test
    void aMissingToolFailsWhereToolsAreRequired() {
        var before = System.getProperty("consilium.foreign-tools.required", "false");
        System.setProperty("consilium.foreign-tools.required", "true");
        try {
            assertThatThrownBy(() -> ForeignTool.require("no-such-tool"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("no-such-tool");
        } finally {
            System.setProperty("consilium.foreign-tools.required", before);
        }
    }
}
