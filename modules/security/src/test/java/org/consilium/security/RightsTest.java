package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightsTest {

    @ParameterizedTest
    @EnumSource
    void imagesAreSeenByClinicalRolesAndNoOthers(Role role) {
        assertThat(Rights.of(role).contains(Right.VIEW_STUDIES)).isEqualTo(role.isClinical());
    }

    @ParameterizedTest
    @EnumSource
    void peopleAreChangedByAdministratorsOnly(Role role) {
        assertThat(Rights.of(role).contains(Right.ADMINISTER)).isEqualTo(role == Role.ADMINISTRATOR);
    }

    @ParameterizedTest
    @EnumSource
    void everyRightIsHeldBySomeRole(Right right) {
        assertThat(Role.values()).anyMatch(role -> Rights.of(role).contains(right));
    }
}
