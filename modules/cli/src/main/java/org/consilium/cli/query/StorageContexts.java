package org.consilium.cli.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.UidDictionary;
import org.consilium.dimse.association.ContextProposal;

/** What to propose for C-GET, where the user has to say beforehand what may come. */
final class StorageContexts {

    /** Presentation contexts that one association has left beside the one of the information model. */
    static final int CONTEXTS_MAX = 127;

    /** There are more storage SOP classes than contexts; these are seldom retrieved. */
    private static final Pattern SELDOM = Pattern.compile(
            "Implant|Hanging|Palette|Protocol|Inventory|Template|Calibration|Tractography|Refraction|Acuity|Keratometry"
                    + "|Lensometry|Autorefraction|Intraocular|Delivery Instruction|Trial|Recipe|Stereometric");

    private static final List<TransferSyntax> TRANSFER_SYNTAXES = List.of(
            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
            TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
            TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
            TransferSyntax.JPEG_LOSSLESS_SV1,
            TransferSyntax.JPEG_LOSSLESS,
            TransferSyntax.JPEG_LS_LOSSLESS,
            TransferSyntax.JPEG_2000_LOSSLESS,
            TransferSyntax.HTJ2K_LOSSLESS,
            TransferSyntax.RLE_LOSSLESS,
            TransferSyntax.JPEG_BASELINE,
            TransferSyntax.JPEG_EXTENDED,
            TransferSyntax.JPEG_LS_NEAR_LOSSLESS,
            TransferSyntax.JPEG_2000,
            TransferSyntax.HTJ2K,
            TransferSyntax.JPEG_XL_LOSSLESS,
            TransferSyntax.JPEG_XL);

    private StorageContexts() {}

    /**
     * @param sopClasses those wanted; empty for as many of the standard as there is room for
     * @param transferSyntaxes those wanted; empty for all known here
     */
    static List<ContextProposal> of(List<String> sopClasses, List<TransferSyntax> transferSyntaxes) {
        List<String> classes = sopClasses.isEmpty() ? usual() : sopClasses;
        List<TransferSyntax> syntaxes = transferSyntaxes.isEmpty() ? TRANSFER_SYNTAXES : transferSyntaxes;
        return classes.stream()
                .limit(CONTEXTS_MAX)
                .map(sopClass -> new ContextProposal(sopClass, syntaxes))
                .toList();
    }

    private static List<String> usual() {
        List<String> usual = new ArrayList<>();
        List<String> seldom = new ArrayList<>();
        for (String sopClass : UidDictionary.storageSopClasses()) {
            (SELDOM.matcher(UidDictionary.name(sopClass)).find() ? seldom : usual).add(sopClass);
        }
        usual.addAll(seldom);
        return usual;
    }
}
