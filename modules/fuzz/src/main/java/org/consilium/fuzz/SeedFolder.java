package org.consilium.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.kernel.Rejected;

/**
 * Writes the inputs to begin with into a folder, where the fuzzer expects them: {@code SeedFolder <target> <folder>
 * [collection]}; without
 * arguments it lists the targets. Small files of a collection are inputs, too, as far as they are what the target reads.
 */
public final class SeedFolder {

    /** Longer files make a fuzzer slow and rarely come further. */
    private static final long COLLECTED_BYTES_MAX = 32 * 1024;

    private final FuzzTarget target;
    private final Path folder;
    private int count;

    private SeedFolder(FuzzTarget target, Path folder) {
        this.target = target;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            Arrays.stream(FuzzTarget.values()).forEach(System.out::println);
            return;
        }
        var seeds = new SeedFolder(FuzzTarget.named(arguments[0]), Files.createDirectories(Path.of(arguments[1])));
        for (byte[] seed : seeds.target.seeds()) {
            seeds.write(seed);
        }
        if (arguments.length > 2) {
            seeds.collect(Path.of(arguments[2]));
        }
    }

    private void write(byte[] seed) throws IOException {
        Files.write(folder.resolve("seed-" + count++), seed);
    }

    private void collect(Path collection) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(collection)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            if (Files.size(file) <= COLLECTED_BYTES_MAX) {
                collectFile(file);
            }
        }
    }

    private void collectFile(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean json = file.toString().endsWith(".json");
        switch (target) {
            case JSON -> {
                if (json) {
                    write(bytes);
                }
            }
            case PART10, FRAMES -> write(bytes);
            case DICOMDIR -> {
                if (file.toString().contains("DICOMDIR")) {
                    write(bytes);
                }
            }
            case IMPLICIT -> dataSet(bytes, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
            case EXPLICIT_LITTLE -> dataSet(bytes, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            case EXPLICIT_BIG -> dataSet(bytes, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);
            case DEFLATED -> dataSet(bytes, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
            case PDU, ASSOCIATION, SERVICES, REQUESTOR, COMMAND_SET, ENCAPSULATED, PIXELS, XML, CHARACTER_SET -> {}
        }
    }

    /** The data set of a file in one encoding. */
    private void dataSet(byte[] bytes, TransferSyntax transferSyntax) throws IOException {
        try {
            Part10File file = Part10.read(bytes);
            if (file.meta().transferSyntax().equals(transferSyntax)) {
                write(file.dataSetBytes().toByteArray());
            }
        } catch (Rejected _) {
            // Not a file with a data set: the collection has documents, too.
        }
    }
}
