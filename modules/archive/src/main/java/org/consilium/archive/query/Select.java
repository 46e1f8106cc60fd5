package org.consilium.archive.query;

import org.consilium.archive.Level;
import org.consilium.archive.Query;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.security.Visibility;

/** Builds the statements of a query. */
final class Select {

    static final String STUDY_COLUMNS = """
            s.uid as study_uid, s.institution, s.patient_id, s.issuer, s.patient_name, s.birth_date, s.sex, s.study_date,
            s.study_time, s.study_id, s.accession_number, s.description as study_description, s.referring_physician,
            s.modalities, s.sop_classes, s.series_count, s.instance_count as study_instance_count,
            s.received_at as study_received_at, s.settled""";

    static final String SERIES_COLUMNS = """
            e.uid as series_uid, e.modality, e.number as series_number, e.description as series_description,
            e.body_part, e.laterality, e.performed_date, e.performed_time, e.instance_count as series_instance_count""";

    static final String INSTANCE_COLUMNS = """
            i.uid as instance_uid, i.sop_class, i.number as instance_number, i.rows, i.columns, i.bits_allocated, i.frames,
            i.transfer_syntax, i.length, i.received_at as instance_received_at, i.sha256, i.spool_place, i.object_key,
            i.data_offset, s.revision""";

    static final String PATIENT_COLUMNS = """
            s.institution, s.patient_id, s.issuer, case when s.patient_id = '' then s.uid else '' end as anonymous,
            (array_agg(s.patient_name order by s.received_at desc, s.uid))[1] as patient_name,
            (array_agg(s.birth_date order by s.received_at desc, s.uid))[1] as birth_date,
            (array_agg(s.sex order by s.received_at desc, s.uid))[1] as sex,
            count(*) as study_count, sum(s.series_count) as series_count, sum(s.instance_count) as instance_count""";

    /** The same patient: the same ID of the same issuer at the same institution; without an ID, the same study. */
    private static final String PATIENT_GROUP = "\ngroup by s.institution, s.patient_id, s.issuer, anonymous";

    private static final String PATIENT_ORDER = "s.patient_id, s.issuer, s.institution, anonymous";

    private static final String STUDY_ORDER =
            "s.study_date desc nulls last, s.study_time desc nulls last, s.received_at desc, s.uid";
    private static final String SERIES_ORDER = ", e.number nulls last, e.uid";
    private static final String INSTANCE_ORDER = ", i.number nulls last, i.uid";

    private final Level level;
    private final Where where = new Where();

    private Select(Level level) {
        this.level = level;
    }

    /** Errors: INVALID_REQUEST. */
    static Select of(Level level, Query query, Visibility visibility) {
        var select = new Select(level);
        select.visible(visibility);
        var matching = new Matching(select.where, query.fuzzy());
        matching.addAll(query.keys(), level, query.dateTime());
        query.anyText().ifPresent(matching::anyText);
        return select;
    }

    private void visible(Visibility visibility) {
        where.and("s.instance_count > 0");
        if (level == Level.INSTANCE) {
            where.and("not i.hidden");
        }
        if (!visibility.everything()) {
            var institutions =
                    visibility.institutions().stream().map(InstitutionId::value).toArray(java.util.UUID[]::new);
            var granted = visibility.grantedStudies().stream().map(Uid::value).toArray(String[]::new);
            where.and("(s.institution = any(%s) or s.uid = any(%s))"
                    .formatted(where.parameter(institutions), where.parameter(granted)));
        }
    }

    Where where() {
        return where;
    }

    String page(int limit, long offset) {
        return rows() + "\nlimit " + where.parameter(limit) + " offset " + where.parameter(offset);
    }

    String rows() {
        return "select " + columns() + "\n" + from() + "\nwhere " + where.sql() + group() + "\norder by " + order();
    }

    /** The rows with header and bulk, for metadata. */
    String headers() {
        return "select i.header, i.bulk\n" + from() + "\nwhere " + where.sql() + "\norder by " + order();
    }

    /**
     * The header of one instance of everything on a page, or of the instances themselves. Which one is what the index gives first: to
     * look for the one with the lowest number, all instances of a page of studies would have to be read.
     */
    String examples(int limit, long offset) {
        var series = level == Level.STUDY ? "" : ", e.uid as series_uid";
        var instance = level == Level.INSTANCE ? ", i.uid as instance_uid" : "";
        return """
                with page as materialized (
                select s.uid as study_uid, s.revision%s%s, row_number() over (order by %s) as position
                %s
                where %s
                order by position limit %s offset %s)
                select page.study_uid, page.revision, example.header, example.bulk
                from page cross join lateral (
                select x.header, x.bulk from archive.instance x
                where %s limit 1) example
                order by page.position""".formatted(
                        series,
                        instance,
                        order(),
                        from(),
                        where.sql(),
                        where.parameter(limit),
                        where.parameter(offset),
                        ofPage());
    }

    private String ofPage() {
        return switch (level) {
            case PATIENT -> throw new IllegalArgumentException("patients have no example");
            case STUDY -> "x.study_uid = page.study_uid and not x.hidden order by x.study_uid, x.series_uid";
            case SERIES -> "x.study_uid = page.study_uid and x.series_uid = page.series_uid and not x.hidden";
            case INSTANCE -> "x.uid = page.instance_uid and not x.hidden";
        };
    }

    String count() {
        return level == Level.PATIENT
                ? "select count(*) from (select " + columns() + "\n" + from() + "\nwhere " + where.sql() + group()
                        + ") found"
                : "select count(*)\n" + from() + "\nwhere " + where.sql();
    }

    private String group() {
        return level == Level.PATIENT ? PATIENT_GROUP : "";
    }

    private String columns() {
        return switch (level) {
            case PATIENT -> PATIENT_COLUMNS;
            case STUDY -> STUDY_COLUMNS;
            case SERIES -> STUDY_COLUMNS + ",\n" + SERIES_COLUMNS;
            case INSTANCE -> STUDY_COLUMNS + ",\n" + SERIES_COLUMNS + ",\n" + INSTANCE_COLUMNS;
        };
    }

    private String from() {
        return switch (level) {
            case PATIENT, STUDY -> "from archive.study s";
            case SERIES -> "from archive.study s join archive.series e on e.study_uid = s.uid and e.instance_count > 0";
            case INSTANCE -> """
                    from archive.study s
                    join archive.series e on e.study_uid = s.uid
                    join archive.instance i on i.study_uid = s.uid and i.series_uid = e.uid""";
        };
    }

    private String order() {
        return switch (level) {
            case PATIENT -> PATIENT_ORDER;
            case STUDY -> STUDY_ORDER;
            case SERIES -> STUDY_ORDER + SERIES_ORDER;
            case INSTANCE -> STUDY_ORDER + SERIES_ORDER + INSTANCE_ORDER;
        };
    }
}
