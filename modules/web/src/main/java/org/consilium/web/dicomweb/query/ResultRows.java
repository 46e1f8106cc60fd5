package org.consilium.web.dicomweb.query;

import org.consilium.archive.InstanceRecord;
import org.consilium.archive.SeriesRecord;
import org.consilium.archive.StudyRecord;
import org.consilium.dicom.Tag;
import org.consilium.web.dicomweb.Resources;

/** The attributes of a match by level: those the standard requires (PS3.18 10.6.3.3) and the others of the index. */
final class ResultRows {

    private static final String ONLINE = "ONLINE";

    private final Resources resources;
    private final SearchParameters parameters;

    ResultRows(Resources resources, SearchParameters parameters) {
        this.resources = resources;
        this.parameters = parameters;
    }

    /** PS3.18 table 10.6.3-3. */
    ResultRow study(StudyRecord study) {
        ResultRow row = new ResultRow()
                .text(Tag.InstanceAvailability, ONLINE)
                .text(Tag.RetrieveURL, resources.study(study.uid()));
        return addStudy(row, study);
    }

    /**
     * PS3.18 table 10.6.3-4.
     *
     * @param withStudy whether the search went over several studies, so that each match says its own
     */
    ResultRow series(SeriesRecord series, boolean withStudy) {
        ResultRow row = new ResultRow()
                .text(Tag.InstanceAvailability, ONLINE)
                .text(Tag.RetrieveURL, resources.series(series.study().uid(), series.uid()));
        return withStudy ? addStudy(addSeries(row, series), series.study()) : addSeries(row, series);
    }

    /**
     * PS3.18 table 10.6.3-5.
     *
     * @param withSeries whether the search went over several series
     */
    ResultRow instance(InstanceRecord instance, boolean withStudy, boolean withSeries) {
        SeriesRecord series = instance.series();
        ResultRow row = new ResultRow()
                .text(Tag.SOPClassUID, instance.sopClass())
                .text(Tag.SOPInstanceUID, instance.uid().value())
                .text(Tag.InstanceAvailability, ONLINE)
                .text(Tag.RetrieveURL, resources.instance(series.study().uid(), series.uid(), instance.uid()))
                .text(Tag.StudyInstanceUID, series.study().uid().value())
                .text(Tag.SeriesInstanceUID, series.uid().value())
                .number(Tag.InstanceNumber, instance.number())
                .number(Tag.Rows, instance.rows())
                .number(Tag.Columns, instance.columns())
                .number(Tag.BitsAllocated, instance.bitsAllocated())
                .number(Tag.NumberOfFrames, instance.frames());
        if (parameters.includes(Tag.AvailableTransferSyntaxUID)) {
            row.text(Tag.AvailableTransferSyntaxUID, instance.transferSyntax());
        }
        if (withSeries) {
            addSeries(row, series);
        }
        return withStudy ? addStudy(row, series.study()) : row;
    }

    private ResultRow addStudy(ResultRow row, StudyRecord study) {
        row.date(Tag.StudyDate, study.date())
                .time(Tag.StudyTime, study.time())
                .text(Tag.AccessionNumber, study.accessionNumber())
                .texts(Tag.ModalitiesInStudy, study.modalities())
                .text(Tag.ReferringPhysicianName, study.referringPhysician())
                .text(Tag.StudyDescription, study.description())
                .text(Tag.PatientName, study.patient().name())
                .text(Tag.PatientID, study.patient().id())
                .date(Tag.PatientBirthDate, study.patient().birthDate())
                .text(Tag.PatientSex, study.patient().sex())
                .text(Tag.StudyInstanceUID, study.uid().value())
                .text(Tag.StudyID, study.id())
                .number(Tag.NumberOfStudyRelatedSeries, study.seriesCount())
                .number(Tag.NumberOfStudyRelatedInstances, study.instanceCount());
        if (parameters.includes(Tag.IssuerOfPatientID)) {
            row.text(Tag.IssuerOfPatientID, study.patient().issuer());
        }
        return parameters.includes(Tag.SOPClassesInStudy) ? row.texts(Tag.SOPClassesInStudy, study.sopClasses()) : row;
    }

    private ResultRow addSeries(ResultRow row, SeriesRecord series) {
        row.text(Tag.Modality, series.modality())
                .text(Tag.SeriesDescription, series.description())
                .text(Tag.StudyInstanceUID, series.study().uid().value())
                .text(Tag.SeriesInstanceUID, series.uid().value())
                .number(Tag.SeriesNumber, series.number())
                .number(Tag.NumberOfSeriesRelatedInstances, series.instanceCount())
                .date(Tag.PerformedProcedureStepStartDate, series.performedDate())
                .time(Tag.PerformedProcedureStepStartTime, series.performedTime());
        if (parameters.includes(Tag.BodyPartExamined)) {
            row.text(Tag.BodyPartExamined, series.bodyPart());
        }
        return parameters.includes(Tag.Laterality) ? row.text(Tag.Laterality, series.laterality()) : row;
    }
}
