package org.consilium.dicom.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tags;
import org.jspecify.annotations.Nullable;

/**
 * How private elements are named in XML: by their creator, with 00 in place of the block, which another data set may place
 * elsewhere (PS3.19 table A.1.5-2). Where that is not enough, since there is no creator or one has two blocks, the tag
 * keeps its block.
 */
final class PrivateBlocks {

    private static final int BLOCK = 0x0000FF00;

    private record Block(String creator, boolean first) {}

    /** By the tag of the private creator. */
    private final Map<Integer, Block> blocks = new HashMap<>();

    private final Map<String, Integer> firsts = new HashMap<>();

    static PrivateBlocks of(DataSet dataSet) {
        PrivateBlocks result = new PrivateBlocks();
        result.add(dataSet);
        return result;
    }

    /** Takes notice of the blocks that more elements of the same data set reserve. */
    void add(DataSet dataSet) {
        for (Element element : dataSet.elements()) {
            String creator =
                    Tags.isPrivateCreator(element.tag()) ? element.text().orElse("") : "";
            if (!creator.isEmpty() && XmlWriter.canHold(creator)) {
                String name = Tags.group(element.tag()) + " " + creator;
                boolean first = firsts.putIfAbsent(name, element.tag()) == null;
                blocks.put(element.tag(), new Block(creator, first));
            }
        }
    }

    /** The tag to write. */
    int written(int tag) {
        Block block = block(tag);
        return block != null && block.first() ? tag & ~BLOCK : tag;
    }

    /** The creator of a private element. */
    Optional<String> creator(int tag) {
        return Optional.ofNullable(block(tag)).map(Block::creator);
    }

    private @Nullable Block block(int tag) {
        return Tags.isPrivate(tag) && Tags.element(tag) > 0xFF ? blocks.get(Tags.privateCreator(tag)) : null;
    }
}
