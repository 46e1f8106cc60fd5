package org.consilium.web.dicomweb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class Jpeg2000HeadTest {

    private static final int LRCP = 0;
    private static final int RPCL = 2;
    private static final int REVERSIBLE = 1;

    @Test
    void seesTheWaveletAndWhetherResolutionsCanBeHadOneAfterTheOther() {
        assertThat(Jpeg2000Head.of(stream(512, 512, RPCL, 3, REVERSIBLE, true)))
                .isEqualTo(new Jpeg2000Head(true, true));
        assertThat(Jpeg2000Head.of(stream(512, 512, RPCL, 3, 0, true))).isEqualTo(new Jpeg2000Head(false, true));
        assertThat(Jpeg2000Head.of(stream(512, 512, LRCP, 3, REVERSIBLE, true)))
                .as("another order")
                .isEqualTo(new Jpeg2000Head(true, false));
        assertThat(Jpeg2000Head.of(stream(512, 512, RPCL, 3, REVERSIBLE, false)))
                .as("no lengths of tile-parts")
                .isEqualTo(new Jpeg2000Head(true, false));
        assertThat(Jpeg2000Head.of(stream(513, 514, RPCL, 3, REVERSIBLE, true)))
                .as("65 pixels at the lowest resolution")
                .isEqualTo(new Jpeg2000Head(true, false));
        assertThat(Jpeg2000Head.of(stream(4000, 512, RPCL, 3, REVERSIBLE, true)))
                .as("width or height is what counts")
                .isEqualTo(new Jpeg2000Head(true, true));
    }

    @Test
    void refusesWhatDoesNotSay() {
        assertThatThrownBy(() -> Jpeg2000Head.of(new byte[] {(byte) 0xFF, 0x4F, (byte) 0xFF}))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> Jpeg2000Head.of(new byte[100])).isInstanceOf(Rejected.class);
        assertThatThrownBy(
                        () -> Jpeg2000Head.of(java.util.Arrays.copyOf(stream(512, 512, RPCL, 3, REVERSIBLE, true), 50)))
                .isInstanceOf(Rejected.class);
    }

    private static byte[] stream(int width, int height, int order, int levels, int wavelet, boolean lengths) {
        ByteBuffer stream = ByteBuffer.allocate(100);
        stream.putShort((short) 0xFF4F);
        stream.putShort((short) 0xFF51).putShort((short) 41).putShort((short) 0x4000);
        stream.putInt(width).putInt(height).putInt(0).putInt(0);
        stream.putInt(width).putInt(height).putInt(0).putInt(0);
        stream.putShort((short) 1).put((byte) 7).put((byte) 1).put((byte) 1);
        stream.putShort((short) 0xFF52).putShort((short) 12).put((byte) 0);
        stream.put((byte) order).putShort((short) 1).put((byte) 0);
        stream.put((byte) levels).put((byte) 4).put((byte) 4).put((byte) 0x40).put((byte) wavelet);
        if (lengths) {
            stream.putShort((short) 0xFF55).putShort((short) 10).put((byte) 0).put((byte) 0x60);
            stream.putShort((short) 0).putInt(1000);
        }
        stream.putShort((short) 0xFF90).putShort((short) 10);
        return stream.array();
    }
}
