package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consilium.archive.reindex.Reindexing.Progress;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is lost, the object store is there. */
class ReindexIT {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    @TempDir
    Path folder;

    private Database database;
    private ObjectStore store;
    private TestArchive node;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        store = ObjectStores.folder(folder.resolve("objects"));
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void makesTheSameRowsAgainFromTheStoreAlone() throws IOException {
        var sent = received();
        var before = rows();
        assertThat(before).hasSize(sent.size());
        loseTheIndex();
        assertThat(rows()).isEmpty();

        var shown = new ArrayList<Progress>();
        var end = node.reindexing.run(shown::add);
        assertThat(end.instances()).isEqualTo(sent.size());
        assertThat(end.added()).isEqualTo(sent.size());
        assertThat(end.unreadable()).isZero();
        assertThat(end.objects()).isEqualTo(end.objectsTotal());
        assertThat(shown).hasSize((int) end.objectsTotal()).last().isEqualTo(end);

        assertThat(rows()).isEqualTo(before);
        for (var dataSet : sent) {
            assertThat(node.read(TestArchive.uid(dataSet))).isEqualTo(DataSetWriter.toByteArray(dataSet, EXPLICIT));
            assertThat(node.receive(dataSet)).isInstanceOf(Receipt.Duplicate.class);
        }
    }

    @Test
    void givesStudiesOfAnInstitutionItDoesNotKnowToThatOfTheirSender() throws IOException {
        var slices = List.of(Images.slice().build(), Images.slice().build());
        restart(Duration.ofDays(1));
        node.receive(slices.getFirst(), EXPLICIT, "CT1");
        node.receive(slices.getLast(), EXPLICIT, "OTHER");
        assertThat(node.archive.openStudy(TestArchive.NODE, study(slices.getLast())))
                .hasSize(1);
        node.jdbc
                .sql("update archive.study set institution = gen_random_uuid()")
                .update();
        restart(Duration.ZERO);
        await().until(() -> node.spool.bytesUsed() == 0);
        loseTheIndex();
        node.reindexing.run(progress -> {});
        assertThat(owner(slices.getFirst())).isEqualTo(TestArchive.HOME);
        assertThat(owner(slices.getLast())).isEqualTo(TestArchive.OTHER);
    }

    private void restart(Duration drainDelay) {
        node.close();
        node = TestArchive.open(folder, database.dataSource(), store, drainDelay, TestArchive.LIMITS);
    }

    private static Uid study(DataSet dataSet) {
        return dataSet.uid(Tag.StudyInstanceUID).orElseThrow();
    }

    private InstitutionId owner(DataSet dataSet) {
        return node.archive
                .study(TestArchive.NODE, study(dataSet))
                .orElseThrow()
                .institution();
    }

    @Test
    void tellsNobodyAndChangesNothingWhenItIsRepeated() throws IOException {
        var sent = received();
        loseTheIndex();
        node.events.clear();
        node.reindexing.run(progress -> {});
        var made = rows();
        assertThat(node.reindexing.run(progress -> {}).added()).isZero();
        assertThat(rows()).isEqualTo(made).hasSize(sent.size());
        assertThat(node.jdbc
                        .sql("select count(*) from archive.announcement")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(node.events).noneMatch(InstanceStored.class::isInstance);
    }

    @Test
    void readsObjectsOfEarlierVersionsAndGoesOnAfterDamagedOnes() throws IOException {
        var slice = Images.slice().build();
        var data = DataSetWriter.toByteArray(slice, EXPLICIT);
        var head = Part10.header(FileMeta.of(slice, EXPLICIT));
        var file = new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(data));
        store.put(ObjectKeys.fresh(), head.length + data.length, file);
        store.put(ObjectKeys.fresh(), 3, new ByteArrayInputStream(new byte[3]));
        node.receive(Images.slice().build());
        await().until(() -> node.spool.bytesUsed() == 0);
        damage(node.jdbc
                .sql("select object_key from archive.instance")
                .query(String.class)
                .single());
        loseTheIndex();

        var end = node.reindexing.run(progress -> {});
        assertThat(end.objects()).isEqualTo(3);
        assertThat(end.added()).isEqualTo(1);
        assertThat(end.unreadable()).isEqualTo(2);
        assertThat(node.read(TestArchive.uid(slice))).isEqualTo(data);
    }

    /** Changes a letter of the index at the end of a pack. */
    private void damage(String key) throws IOException {
        var path = folder.resolve("objects").resolve(key);
        var bytes = Files.readAllBytes(path);
        bytes[bytes.length - 120] ^= 1;
        Files.write(path, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private List<DataSet> received() {
        var sent = new ArrayList<DataSet>();
        var study = Uid.random();
        var series = Uid.random();
        for (int number = 0; number < 30; number++) {
            sent.add(Images.slice(study, series, number).build());
        }
        sent.add(Images.slice().bytes(Tag.PixelData, VR.OW, new byte[5 << 20]).build());
        // A header that is longer than what is read of a large data set at first.
        sent.add(Images.slice()
                .text(Tag.ImageComments, "x".repeat(10_000))
                .bytes(Tag.EncapsulatedDocument, VR.OB, new byte[200_000])
                .bytes(Tag.PixelData, VR.OW, new byte[100_000])
                .build());
        sent.forEach(each ->
                node.receive(each, EXPLICIT, study(each).equals(study(sent.getFirst())) ? "CT1" : "OTHER"));
        await().until(() -> node.spool.bytesUsed() == 0);
        return sent;
    }

    private void loseTheIndex() {
        node.lose("archive.patient, archive.study");
    }

    /** Everything but numbers that the database gives, and studies by when they settled. */
    private List<Map<String, Object>> rows() {
        return node.jdbc.sql("""
                select i.uid, i.study_uid, i.series_uid, i.sop_class, i.transfer_syntax, i.number, i.rows, i.columns,
                    i.bits_allocated, i.frames, i.length, encode(i.sha256, 'hex') sha256, i.received_at, i.channel,
                    i.calling_ae, i.called_ae, i.address, i.spool_place, i.object_key, i.data_offset, i.damaged,
                    encode(i.header, 'hex') header, encode(i.bulk, 'hex') bulk,
                    e.modality, e.number series_number, e.instance_count series_instances, e.received_at series_received,
                    e.spooled_since, s.institution, s.patient_id, s.patient_name, s.study_date, s.study_time,
                    s.accession_number, s.modalities::text, s.series_count, s.instance_count, s.received_at study_received
                from archive.instance i
                join archive.series e on e.study_uid = i.study_uid and e.uid = i.series_uid
                join archive.study s on s.uid = i.study_uid
                order by i.uid
                """).query().listOfRows();
    }
}
