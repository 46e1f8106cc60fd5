import com.pixelmed.dicom.Attribute;
import com.pixelmed.dicom.AttributeList;
import com.pixelmed.dicom.AttributeTag;
import com.pixelmed.dicom.AttributeTagAttribute;
import com.pixelmed.dicom.CodeStringAttribute;
import com.pixelmed.dicom.LongStringAttribute;
import com.pixelmed.dicom.PersonNameAttribute;
import com.pixelmed.dicom.SOPClass;
import com.pixelmed.dicom.SetOfDicomFiles;
import com.pixelmed.dicom.StoredFilePathStrategy;
import com.pixelmed.dicom.TagFromName;
import com.pixelmed.dicom.UniqueIdentifierAttribute;
import com.pixelmed.network.ApplicationEntity;
import com.pixelmed.network.FindSOPClassSCU;
import com.pixelmed.network.GetSOPClassSCU;
import com.pixelmed.network.IdentifierHandler;
import com.pixelmed.network.MoveSOPClassSCU;
import com.pixelmed.network.NetworkApplicationInformation;
import com.pixelmed.network.PresentationAddress;
import com.pixelmed.network.ReceivedObjectHandler;
import com.pixelmed.network.StorageSOPClassSCPDispatcher;
import com.pixelmed.network.StorageSOPClassSCU;
import com.pixelmed.network.VerificationSOPClassSCU;
import com.pixelmed.query.QueryResponseGenerator;
import com.pixelmed.query.RetrieveResponseGenerator;
import java.io.File;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The services of pixelmed. Arguments: serve or use, a port, a folder for what is received, then for "serve" the port of the destination of
 * moves, for "use" the file to be sent. "use" makes one request of each kind and prints what came of it.
 */
public final class Pixelmed {

    private static final String CT = SOPClass.CTImageStorage;

    /** What was received, by SOP instance: file and transfer syntax. */
    private static final ConcurrentHashMap<String, String[]> KEPT = new ConcurrentHashMap<>();

    private Pixelmed() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        File folder = new File(arguments[2]);
        if (arguments[0].equals("serve")) {
            serve(port, folder, Integer.parseInt(arguments[3]));
        } else {
            use(port, folder, arguments[3]);
            System.exit(0);
        }
    }

    private static void serve(int port, File folder, int destination) throws Exception {
        var entities = new NetworkApplicationInformation();
        entities.add("node", new ApplicationEntity("NODE", new PresentationAddress("localhost", destination), null, null));
        new Thread(new StorageSOPClassSCPDispatcher(
                        port, "PIXELMED", folder, StoredFilePathStrategy.BYSOPINSTANCEUIDINSINGLEFOLDER, new Keeping(), Everything::new,
                        Kept::new, entities, false))
                .start();
    }

    private static void use(int port, File folder, String file) throws Exception {
        new VerificationSOPClassSCU("localhost", port, "PIXELMED", "NODE", false, "reader", "passcode");
        System.out.println("echoed"); // it throws when there is no success
        new StorageSOPClassSCU("localhost", port, "PIXELMED", "NODE", file, CT, "1.2.6.1.1", 0);
        AttributeList study = identifier("STUDY");
        put(study, new PersonNameAttribute(TagFromName.PatientName), "DOE*");
        put(study, new LongStringAttribute(TagFromName.PatientID), null);
        find(port, SOPClass.StudyRootQueryRetrieveInformationModelFind, study, TagFromName.PatientID);
        var move = new MoveSOPClassSCU(
                "localhost", port, "PIXELMED", "NODE", "PIXELMED", SOPClass.StudyRootQueryRetrieveInformationModelMove, oneStudy());
        System.out.println("move " + move.getStatus());
        new GetSOPClassSCU(
                "localhost", port, "PIXELMED", "NODE", SOPClass.StudyRootQueryRetrieveInformationModelGet, oneStudy(),
                new IdentifierHandler(), folder, StoredFilePathStrategy.BYSOPINSTANCEUIDINSINGLEFOLDER, new Keeping(), Set.of(CT), true,
                false, false);
    }

    private static void find(int port, String model, AttributeList identifier, AttributeTag wanted) throws Exception {
        new FindSOPClassSCU("localhost", port, "PIXELMED", "NODE", model, identifier, new IdentifierHandler() {
            @Override
            public void doSomethingWithIdentifier(AttributeList match) {
                System.out.println("match " + Attribute.getSingleStringValueOrEmptyString(match, wanted));
            }
        });
    }

    private static AttributeList oneStudy() throws Exception {
        AttributeList identifier = identifier("STUDY");
        put(identifier, new UniqueIdentifierAttribute(TagFromName.StudyInstanceUID), "1.2.1");
        return identifier;
    }

    private static AttributeList identifier(String level) throws Exception {
        var identifier = new AttributeList();
        put(identifier, new CodeStringAttribute(TagFromName.QueryRetrieveLevel), level);
        return identifier;
    }

    private static void put(AttributeList list, Attribute attribute, String value) throws Exception {
        if (value != null) {
            attribute.addValue(value);
        }
        list.put(attribute);
    }

    private static final class Keeping extends ReceivedObjectHandler {
        @Override
        public void sendReceivedObjectIndication(String file, String transferSyntax, String callingAe) {
            try {
                var list = new AttributeList();
                list.read(file);
                String uid = Attribute.getSingleStringValueOrEmptyString(list, TagFromName.SOPInstanceUID);
                KEPT.put(uid, new String[] {file, transferSyntax});
                System.out.println(
                        "stored " + uid + " " + Attribute.getSingleStringValueOrEmptyString(list, TagFromName.PatientID));
            } catch (Exception e) {
                System.out.println("error " + e);
            }
        }
    }

    /** Answers every query with the study of everything kept. */
    private static final class Everything implements QueryResponseGenerator {
        private Iterator<String[]> rest = List.<String[]>of().iterator();

        @Override
        public void performQuery(String model, AttributeList identifier, boolean relational) {
            rest = KEPT.values().iterator();
        }

        @Override
        public AttributeList next() {
            if (!rest.hasNext()) {
                return null;
            }
            try {
                var object = new AttributeList();
                object.read(rest.next()[0]);
                AttributeList match = identifier("STUDY");
                match.put(object.get(TagFromName.StudyInstanceUID));
                match.put(object.get(TagFromName.PatientID));
                return match;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int getStatus() {
            return 0;
        }

        @Override
        public AttributeTagAttribute getOffendingElement() {
            return null;
        }

        @Override
        public String getErrorComment() {
            return null;
        }

        @Override
        public void close() {}

        @Override
        public boolean allOptionalKeysSuppliedWereSupported() {
            return true;
        }
    }

    /** Gives everything kept of the patient asked for. */
    private static final class Kept implements RetrieveResponseGenerator {
        private final SetOfDicomFiles files = new SetOfDicomFiles();

        @Override
        public void performRetrieve(String model, AttributeList identifier, boolean relational) {
            String study = Attribute.getSingleStringValueOrEmptyString(identifier, TagFromName.StudyInstanceUID);
            KEPT.forEach((uid, kept) -> {
                if (uid.startsWith(study + ".")) {
                    files.add(kept[0], CT, uid, kept[1]);
                }
            });
        }

        @Override
        public SetOfDicomFiles getDicomFiles() {
            return files;
        }

        @Override
        public int getStatus() {
            return files.isEmpty() ? 0xA701 : 0;
        }

        @Override
        public AttributeTagAttribute getOffendingElement() {
            return null;
        }

        @Override
        public String getErrorComment() {
            return null;
        }

        @Override
        public void close() {}
    }
}
