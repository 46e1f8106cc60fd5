package org.consilium.security.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.security.TestKeys;
import org.consilium.security.seal.Seal.Opened;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] SECRET = "twenty secret bytes!".getBytes(UTF_8);
    private static final String OWN = "second factor of A";

    private final String key = TestKeys.random();
    private final Seal seal = new Seal(TestKeys.of(key));

    @Test
    void whatIsSealedOpensWithItsKeyInItsPlaceAndIsNeverTheSameTwice() {
        var sealed = seal.seal(SECRET, OWN);

        assertThat(clear(seal.open(sealed, OWN))).isEqualTo(SECRET);
        assertThat(new String(sealed, UTF_8)).doesNotContain("secret");
        assertThat(seal.seal(SECRET, OWN)).isNotEqualTo(sealed);
    }

    @Test
    void whatBelongsToAnotherDoesNotOpen() {
        assertThat(seal.open(seal.seal(SECRET, OWN), "second factor of B")).isInstanceOf(Opened.NotAsSealed.class);
    }

    @Test
    void everyBitThatIsChangedIsNoticed() {
        var sealed = seal.seal(SECRET, OWN);
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            var altered = sealed.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertThat(seal.open(altered, OWN)).as("bit " + bit).isNotInstanceOf(Opened.Clear.class);
        }
        assertThat(seal.open(new byte[0], OWN)).isInstanceOf(Opened.NotAsSealed.class);
        assertThat(seal.open(SECRET, OWN)).isInstanceOf(Opened.NotAsSealed.class);
    }

    @Test
    void anotherKeySaysThatTheRightOneIsMissing() {
        var sealed = seal.seal(SECRET, OWN);

        assertThat(new Seal(TestKeys.of(TestKeys.random())).open(sealed, OWN)).isInstanceOf(Opened.KeyMissing.class);
    }

    @Test
    void anEarlierKeyOpensAndTheFirstOneSeals() {
        var sealed = seal.seal(SECRET, OWN);
        var rotated = new Seal(TestKeys.of(TestKeys.random(), key));

        assertThat(clear(rotated.open(sealed, OWN))).isEqualTo(SECRET);
        assertThat(rotated.isOfNewestKey(sealed)).isFalse();
        var anew = rotated.seal(SECRET, OWN);
        assertThat(rotated.isOfNewestKey(anew)).isTrue();
        assertThat(seal.open(anew, OWN)).isInstanceOf(Opened.KeyMissing.class);
    }

    private static byte[] clear(Opened opened) {
        return ((Opened.Clear) opened).bytes();
    }
}
