package org.consilium.web.dicomweb.query;

import java.util.List;
import java.util.Optional;
import org.consilium.archive.Level;
import org.consilium.archive.query.LevelAttributes;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.web.dicomweb.Selection;

/** Attributes of a match that the index does not hold: those the standard requires where known, and those a client included. */
final class HeaderAttributes {

    private static final int REQUEST = Tag.RequestAttributesSequence;

    private final Level level;
    private final boolean everything;
    private final Selection selection = new Selection().add(List.of(Tag.TimezoneOffsetFromUTC));

    /** @param withSeries whether matches tell of their series (PS3.18 table 10.6.3-4) */
    HeaderAttributes(Level level, boolean withSeries, SearchParameters parameters) {
        this.level = level;
        this.everything = parameters.includesAll();
        if (withSeries) {
            selection
                    .add(List.of(REQUEST, Tag.ScheduledProcedureStepID))
                    .add(List.of(REQUEST, Tag.RequestedProcedureID));
        }
        parameters.included().stream()
                .filter(path -> LevelAttributes.holds(level, path.getFirst()))
                .forEach(selection::add);
    }

    DataSet complete(ResultRow row, Optional<DataSet> header) {
        header.map(this::chosen).ifPresent(row::copyMissing);
        return row.build();
    }

    private DataSet chosen(DataSet header) {
        if (!everything || level == Level.INSTANCE) {
            return everything ? header : selection.of(header);
        }
        DataSetBuilder ofLevel = DataSet.builder();
        header.elements().stream()
                .filter(element -> LevelAttributes.holds(level, element.tag()))
                .forEach(ofLevel::copy);
        return ofLevel.build();
    }
}
