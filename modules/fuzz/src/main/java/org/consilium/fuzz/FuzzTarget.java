package org.consilium.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Rejected;

/** The readers that take bytes from outside, each with inputs to begin with. */
public enum FuzzTarget {
    PDU(new PduProperty(), PduSeeds::pdus),
    ASSOCIATION(new AssociationProperty(), PduSeeds::dialogues),
    SERVICES(new AssociationProperty(), ServiceSeeds::dialogues),
    REQUESTOR(new RequestorProperty(), ProviderSeeds::dialogues),
    COMMAND_SET(new CommandSetProperty(), PduSeeds::commandSets),
    IMPLICIT(
            new DataSetProperty(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN),
            () -> DataSetSeeds.encoded(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)),
    EXPLICIT_LITTLE(
            new DataSetProperty(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
            () -> DataSetSeeds.encoded(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)),
    EXPLICIT_BIG(
            new DataSetProperty(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN),
            () -> DataSetSeeds.encoded(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN)),
    ENCAPSULATED(
            new DataSetProperty(TransferSyntax.JPEG_BASELINE),
            () -> DataSetSeeds.encapsulated(TransferSyntax.JPEG_BASELINE)),
    DEFLATED(
            new DataSetProperty(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN),
            () -> DataSetSeeds.encoded(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN)),
    PART10(new Part10Property(), DataSetSeeds::files),
    FRAMES(new FramesProperty(), DataSetSeeds::files),
    PIXELS(new PixelsProperty(), PixelSeeds::all),
    JSON(new JsonProperty(), DataSetSeeds::json),
    XML(new XmlProperty(), DataSetSeeds::xml),
    DICOMDIR(new DirectoryProperty(), DirectorySeeds::all),
    CHARACTER_SET(new CharacterSetProperty(), CharacterSetSeeds::all);

    @SuppressWarnings("ImmutableEnumChecker") // Properties keep nothing between two inputs.
    private final Property property;

    @SuppressWarnings("ImmutableEnumChecker") // A method.
    private final Supplier<List<byte[]>> seeds;

    FuzzTarget(Property property, Supplier<List<byte[]>> seeds) {
        this.property = property;
        this.seeds = seeds;
    }

    /** The target of a name such as {@code explicit-little}. */
    public static FuzzTarget named(String name) {
        return Arrays.stream(values())
                .filter(target -> target.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no target " + name + "; there are " + List.of(values())));
    }

    /**
     * Tries one input.
     *
     * @return whether it was taken; false where it was refused with a reason
     * @throws AssertionError if what was read does not hold together; anything else that flies is a finding as well
     */
    public boolean feed(byte[] input) throws IOException {
        try {
            property.check(input);
            return true;
        } catch (Rejected e) {
            return false;
        }
    }

    /** Inputs to begin with, made by code: most are valid, so that a change of them comes far. */
    public List<byte[]> seeds() {
        return seeds.get();
    }

    /** The name on the command line and of the folder of findings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
