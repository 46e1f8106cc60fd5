package org.consilium.cases.register;

import java.util.List;
import java.util.function.Function;
import org.consilium.cases.CaseId;
import org.consilium.cases.ManifestInstance;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a case is about, instance by instance; late images make a new version. One of documents alone has no instance. */
public final class ManifestRegister {

    private final JdbcClient jdbc;

    public ManifestRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest version, 0 when nothing has been collected. */
    public int version(CaseId id) {
        return jdbc.sql("""
                        select coalesce(greatest(
                            (select max(version) from cases.manifest_instance where case_id = :case),
                            (select max(version) from cases.manifest_document where case_id = :case)), 0)
                        """).param("case", id.value()).query(Integer.class).single();
    }

    public void insert(CaseId id, int version, List<ManifestInstance> instances) {
        jdbc.sql("""
                insert into cases.manifest_instance (case_id, version, study, series, sop_instance, sop_class, sha256)
                select :case, :version, * from unnest(:study, :series, :sop, :class, :sha)
                """)
                .param("case", id.value())
                .param("version", version)
                .param("study", column(instances, instance -> instance.study().value()))
                .param("series", column(instances, instance -> instance.series().value()))
                .param(
                        "sop",
                        column(instances, instance -> instance.sopInstance().value()))
                .param("class", column(instances, ManifestInstance::sopClass))
                .param("sha", column(instances, ManifestInstance::sha256))
                .update();
    }

    private static String[] column(List<ManifestInstance> instances, Function<ManifestInstance, String> value) {
        return instances.stream().map(value).toArray(String[]::new);
    }

    public List<ManifestInstance> instances(CaseId id, int version) {
        return jdbc.sql("""
                select * from cases.manifest_instance where case_id = :case and version = :version
                order by study, series, sop_instance
                """)
                .param("case", id.value())
                .param("version", version)
                .query((row, number) -> new ManifestInstance(
                        new Uid(row.getString("study")),
                        new Uid(row.getString("series")),
                        new Uid(row.getString("sop_instance")),
                        row.getString("sop_class"),
                        row.getString("sha256")))
                .list();
    }
}
