package org.consilium.cli.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.cli.query.Model.Level;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.kernel.Rejected;
import picocli.CommandLine.Option;

/** The arguments that say what is meant: model, level, keys. */
final class KeyOptions {

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "STUDY",
            description = "patient, study (default), patient_study_only or worklist.")
    Model model = Model.STUDY;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description =
                    "patient, study, series or image (default: the one of the lowest unique key given, else study).")
    Optional<Level> level = Optional.empty();

    @Option(
            names = {"-k", "--match"},
            paramLabel = "KEY",
            converter = Key.Converter.class,
            description = "PatientName=MEI*, 0010,0020=4711, ScheduledProcedureStepSequence[0].Modality=CT; "
                    + "without a value it is asked for. May be repeated.")
    List<Key> keys = List.of();

    Level level() {
        return level.orElseGet(() -> {
            if (hasValue(Tag.SOPInstanceUID)) {
                return Level.IMAGE;
            }
            if (hasValue(Tag.SeriesInstanceUID)) {
                return Level.SERIES;
            }
            return Level.STUDY;
        });
    }

    /** The model, where objects can be retrieved by it. */
    Model retrievable() {
        if (!model.hasLevels()) {
            throw new Failure(ExitCode.USAGE, "nothing can be retrieved by the worklist model");
        }
        if (keys.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "no key: say what to retrieve, for example -k StudyInstanceUID=1.2.3");
        }
        return model;
    }

    private boolean hasValue(int tag) {
        return keys.stream()
                .anyMatch(key -> key.path().steps().isEmpty()
                        && key.path().tag() == tag
                        && !key.value().isEmpty());
    }

    /** What matches are shown by: the keys, and what the level has besides. */
    List<AttributePath> columns(boolean onlyKeys) {
        Set<AttributePath> columns = new LinkedHashSet<>();
        if (!onlyKeys && model.hasLevels()) {
            level().shown().forEach(tag -> columns.add(AttributePath.parse(Tags.hex(tag))));
        }
        List<AttributePath> all = new ArrayList<>(columns);
        for (Key key : keys) {
            if (all.stream()
                    .noneMatch(each -> each.tag() == key.path().tag()
                            && each.steps().equals(key.path().steps()))) {
                all.add(key.path());
            }
        }
        return all;
    }

    /** The identifier with the keys and, for a query, with what is to be shown. */
    DataSet identifier(List<AttributePath> asked) {
        var identifier = new Identifier();
        try {
            if (model.hasLevels()) {
                identifier.set(new Key(AttributePath.parse("QueryRetrieveLevel"), level().name()));
            }
            keys.forEach(identifier::set);
            asked.stream().filter(path -> path.steps().isEmpty()).forEach(path -> identifier.ask(path.tag()));
            return identifier.build();
        } catch (Rejected e) {
            throw new Failure(ExitCode.USAGE, "a key cannot be sent: " + e.getMessage(), e);
        }
    }
}
