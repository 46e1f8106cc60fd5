package org.consilium.bench.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.consilium.bench.GeneratedObjects;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.dicom.json.DicomJson;

/** The same files read by the toolkit, by pydicom and by DCMTK; DCMTK's times hold the start of one process for all files. */
final class FileReading {

    private static final int FILES = 200;
    private static final Path DEBIAN_PYTHON = Path.of("/usr/bin/python3");
    private static final String HEADER = "header";
    private static final String VALUES = "whole file, every value decoded";
    private static final String JSON = "header as DICOM JSON";
    private static final String TOOLKIT = "the toolkit";

    private final Path work;
    private final List<Path> files = new ArrayList<>();

    FileReading(Path work) throws IOException {
        this.work = work;
        Path folder = Files.createDirectories(work.resolve("files"));
        for (int i = 0; i < FILES; i++) {
            DataSet ct = GeneratedObjects.ct(i, GeneratedObjects.CT_PIXEL_BYTES);
            Path file = folder.resolve(i + ".dcm");
            Files.write(file, Part10.toByteArray(ct, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
            files.add(file);
        }
    }

    /** One file, by one of the ways of reading. */
    private interface Reading {
        void read(Path file) throws IOException;
    }

    Figures measure(int rounds, int seconds) throws IOException {
        var figures = new Figures();
        for (int round = 0; round <= rounds; round++) {
            Figures kept = round == 0 ? new Figures() : figures;
            kept.add(HEADER, TOOLKIT, rate(FileReading::header, seconds));
            kept.add(VALUES, TOOLKIT, rate(FileReading::values, seconds));
            kept.add(JSON, TOOLKIT, rate(FileReading::json, seconds));
            pydicom(kept, seconds);
            dcmtk(kept);
        }
        return figures;
    }

    private double rate(Reading reading, int seconds) throws IOException {
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        long count = 0;
        while (System.nanoTime() < end) {
            reading.read(files.get((int) (count++ % files.size())));
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private static DataSet attributes(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            Part10Stream opened = Part10.open(stream);
            return HeaderReader.read(opened.dataSet(), opened.meta().transferSyntax())
                    .attributes();
        }
    }

    private static void header(Path file) throws IOException {
        attributes(file).require(Tag.PatientID);
    }

    private static void values(Path file) throws IOException {
        decode(Part10.read(file).dataSet());
    }

    private static void json(Path file) throws IOException {
        DicomJson.toString(attributes(file));
    }

    private static void decode(DataSet dataSet) {
        for (Element element : dataSet.elements()) {
            if (!element.vr().isBulk()) {
                element.texts();
            }
            element.items().forEach(FileReading::decode);
        }
    }

    /** Its program prints a line {@code name<tab>rate} for each way of reading. */
    private void pydicom(Figures figures, int seconds) throws IOException {
        Path program = work.resolve("read.py");
        try (InputStream resource = Objects.requireNonNull(FileReading.class.getResourceAsStream("read.py"))) {
            Files.write(program, resource.readAllBytes());
        }
        String output = run(python(), program.toString(), work.resolve("files").toString(), Integer.toString(seconds));
        for (String line : output.lines().toList()) {
            String[] parts = line.split("\t", -1);
            figures.add(parts[0], "pydicom", Double.parseDouble(parts[1]));
        }
    }

    /** Debian's own comes with Debian's pydicom; another one on the path may not. */
    private static String python() {
        return Files.isExecutable(DEBIAN_PYTHON) ? DEBIAN_PYTHON.toString() : "python3";
    }

    private void dcmtk(Figures figures) throws IOException {
        if (!Peers.isInstalled("dcmdump")) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("dcmdump", "-M", "+P", "PatientID"));
        files.forEach(file -> command.add(file.toString()));
        long start = System.nanoTime();
        run(command.toArray(String[]::new));
        figures.add(HEADER, "DCMTK dcmdump", files.size() * 1e9 / (System.nanoTime() - start));
    }

    private static String run(String... command) throws IOException {
        if (!Peers.isInstalled(command[0])) {
            System.err.println("Not installed, left out: " + command[0]);
            return "";
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
