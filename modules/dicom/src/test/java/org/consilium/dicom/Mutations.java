package org.consilium.dicom;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Seeded damage: the same seed gives the same bytes, so that a failure can be seen again. */
public final class Mutations {

    private static final int CHANGES_MAX = 8;
    private static final byte[] INTERESTING = {0, 1, -1, 0x7F, (byte) 0x80, '"', '\\', '{', '<', '&', '>', '/', ' ', 'e'
    };

    private final Random random;

    public Mutations(long seed) {
        random = new Random(seed);
    }

    /** One of the seeds, damaged: bytes changed, cut out, repeated, put in from another, or cut off. */
    public byte[] of(List<byte[]> seeds) {
        byte[] bytes = pick(seeds).clone();
        int changes = 1 + random.nextInt(CHANGES_MAX);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes = changed(bytes, seeds);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes, List<byte[]> seeds) {
        int at = random.nextInt(bytes.length);
        int count = 1 + random.nextInt(Math.min(64, bytes.length - at));
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = INTERESTING[random.nextInt(INTERESTING.length)];
            case 2 -> {
                return joined(bytes, at, new byte[0], at + count);
            }
            case 3 -> {
                return joined(bytes, at, Arrays.copyOfRange(bytes, at, at + count), at);
            }
            case 4 -> {
                byte[] other = pick(seeds);
                int from = random.nextInt(other.length);
                return joined(bytes, at, Arrays.copyOfRange(other, from, Math.min(other.length, from + count)), at);
            }
            default -> {
                return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
        byte[] result = Arrays.copyOf(bytes, until + middle.length + bytes.length - from);
        System.arraycopy(middle, 0, result, until, middle.length);
        System.arraycopy(bytes, from, result, until + middle.length, bytes.length - from);
        return result;
    }

    private byte[] pick(List<byte[]> seeds) {
        return seeds.get(random.nextInt(seeds.size()));
    }
}
