package org.consilium.dimse.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.dicom.UidDictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageSopClassesTest {

    @Test
    void knowsEveryStorageClassOfTheStandard() {
        assertThat(UidDictionary.storageSopClasses()).isNotEmpty().allMatch(StorageSopClasses::isStorage);
    }

    @Test
    void takesPrivateClassesForStorage() {
        assertThat(StorageSopClasses.isStorage("1.3.46.670589.11.0.0.12.1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.1", // Verification
                "1.2.840.10008.1.20.1", // Storage Commitment Push Model
                "1.2.840.10008.5.1.4.1.2.2.1", // Study Root FIND
                "1.2.840.10008.5.1.4.1.2.2.2", // Study Root MOVE
                "1.2.840.10008.5.1.4.31", // Modality Worklist FIND
                "1.2.840.10008.3.1.2.3.3", // Modality Performed Procedure Step
                "1.2.840.10008.1.2" // a transfer syntax
            })
    void doesNotTakeOtherServicesForStorage(String uid) {
        assertThat(StorageSopClasses.isStorage(uid)).isFalse();
    }
}
