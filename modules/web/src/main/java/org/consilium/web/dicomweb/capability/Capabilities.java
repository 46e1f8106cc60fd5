package org.consilium.web.dicomweb.capability;

import java.util.List;
import java.util.stream.Stream;

/** Every resource of the services, in the order of the standard; a test compares it with the routes there are. */
public final class Capabilities {

    private static final List<String> DATA_SETS =
            List.of("application/dicom+json", "application/json", "multipart/related; type=\"application/dicom+xml\"");
    private static final List<String> STORE_RESPONSE =
            List.of("application/dicom+json", "application/json", "application/dicom+xml");
    private static final List<String> OBJECTS = List.of(
            "multipart/related; type=\"application/dicom\"; transfer-syntax=*", "application/dicom; transfer-syntax=*");
    private static final List<String> STORED = List.of(
            "multipart/related; type=\"application/dicom\"",
            "application/dicom",
            "multipart/related; type=\"application/dicom+json\"",
            "application/dicom+json",
            "multipart/related; type=\"application/dicom+xml\"",
            "application/dicom+xml");
    private static final List<String> OCTETS =
            List.of("multipart/related; type=\"application/octet-stream\"", "application/octet-stream");
    private static final List<String> PICTURE = List.of("image/jpeg", "image/png", "image/gif");
    private static final List<String> PICTURES = Stream.concat(
                    PICTURE.stream(), PICTURE.stream().map(type -> "multipart/related; type=\"" + type + "\""))
            .toList();
    private static final List<String> PIXELS = Stream.concat(
                    OCTETS.stream(),
                    Stream.of(
                                    "image/jpeg",
                                    "image/jls",
                                    "image/jp2",
                                    "image/jpx",
                                    "image/jphc",
                                    "image/jxl",
                                    "image/dicom-rle",
                                    "application/x-deflate",
                                    "video/mpeg",
                                    "video/mp4",
                                    "video/H265")
                            .flatMap(type -> Stream.of("multipart/related; type=\"" + type + "\"", type)))
            .toList();
    private static final List<String> VIDEO = List.of("video/mpeg", "video/mp4", "video/H265");

    private static final List<String> SEARCH =
            List.of("{attribute}", "includefield", "fuzzymatching", "limit", "offset", "accept");
    private static final List<String> SEARCH_WORKITEMS =
            List.of("{attribute}", "includefield", "limit", "offset", "accept");
    private static final List<String> THUMBNAIL = List.of("window", "viewport", "quality", "iccprofile", "accept");
    private static final List<String> RENDER =
            List.of("annotation", "window", "viewport", "quality", "iccprofile", "accept");
    private static final List<String> URI = List.of(
            "requestType",
            "studyUID",
            "seriesUID",
            "objectUID",
            "contentType",
            "transferSyntax",
            "frameNumber",
            "annotation",
            "rows",
            "columns",
            "region",
            "windowCenter",
            "windowWidth",
            "imageQuality");
    private static final List<String> ACCEPT = List.of("accept");

    private static final String STUDY = "/studies/{study}";
    private static final String SERIES = STUDY + "/series/{series}";
    private static final String INSTANCE = SERIES + "/instances/{instance}";
    private static final String FRAMES = INSTANCE + "/frames/{frames}";

    private static final String WORKITEM = "/workitems/{workitem}";
    private static final String SUBSCRIBER = WORKITEM + "/subscribers/{aetitle}";

    public static final List<Capability> TABLE = List.of(
            retrieve(
                    "WADO-URI",
                    "/wado",
                    URI,
                    List.of(
                            "application/dicom",
                            PICTURE.get(0),
                            PICTURE.get(1),
                            PICTURE.get(2),
                            VIDEO.get(0),
                            VIDEO.get(1),
                            VIDEO.get(2))),
            retrieve("WADO-RS", STUDY, ACCEPT, OBJECTS),
            retrieve("WADO-RS", SERIES, ACCEPT, OBJECTS),
            retrieve("WADO-RS", INSTANCE, List.of("accept", "original"), OBJECTS),
            retrieve("WADO-RS", STUDY + "/metadata", ACCEPT, DATA_SETS),
            retrieve("WADO-RS", SERIES + "/metadata", ACCEPT, DATA_SETS),
            retrieve("WADO-RS", INSTANCE + "/metadata", ACCEPT, DATA_SETS),
            retrieve("WADO-RS", INSTANCE + "/bulkdata/{path}", ACCEPT, OCTETS),
            retrieve("WADO-RS", FRAMES, ACCEPT, PIXELS),
            retrieve("WADO-RS", STUDY + "/rendered", RENDER, PICTURES),
            retrieve("WADO-RS", SERIES + "/rendered", RENDER, PICTURES),
            retrieve(
                    "WADO-RS",
                    INSTANCE + "/rendered",
                    RENDER,
                    Stream.concat(PICTURES.stream(), VIDEO.stream()).toList()),
            retrieve("WADO-RS", FRAMES + "/rendered", RENDER, PICTURES),
            retrieve("WADO-RS", STUDY + "/thumbnail", THUMBNAIL, PICTURE),
            retrieve("WADO-RS", SERIES + "/thumbnail", THUMBNAIL, PICTURE),
            retrieve("WADO-RS", INSTANCE + "/thumbnail", THUMBNAIL, PICTURE),
            retrieve("WADO-RS", INSTANCE + "/frames/{frame}/thumbnail", THUMBNAIL, PICTURE),
            store("/studies"),
            store(STUDY),
            retrieve("QIDO-RS", "/studies", SEARCH, DATA_SETS),
            retrieve("QIDO-RS", STUDY + "/series", SEARCH, DATA_SETS),
            retrieve("QIDO-RS", STUDY + "/instances", SEARCH, DATA_SETS),
            retrieve("QIDO-RS", SERIES + "/instances", SEARCH, DATA_SETS),
            retrieve("QIDO-RS", "/series", SEARCH, DATA_SETS),
            retrieve("QIDO-RS", "/instances", SEARCH, DATA_SETS),
            retrieve("UPS-RS", "/workitems", SEARCH_WORKITEMS, DATA_SETS),
            change("POST", "/workitems", List.of()),
            retrieve("UPS-RS", WORKITEM, ACCEPT, STORE_RESPONSE),
            change("POST", WORKITEM, List.of("transaction-uid")),
            change("PUT", WORKITEM + "/state", List.of()),
            change("POST", WORKITEM + "/cancelrequest", List.of()),
            subscription("POST", SUBSCRIBER, List.of("deletionlock", "filter")),
            subscription("DELETE", SUBSCRIBER, List.of()),
            subscription("POST", SUBSCRIBER + "/suspend", List.of()),
            retrieve("UPS-RS", "/subscribers/{aetitle}", List.of(), List.of("application/dicom+json")));

    private Capabilities() {}

    private static Capability change(String method, String path, List<String> parameters) {
        return new Capability("UPS-RS", method, path, parameters, STORE_RESPONSE, List.of());
    }

    private static Capability subscription(String method, String path, List<String> parameters) {
        return new Capability("UPS-RS", method, path, parameters, List.of(), List.of());
    }

    private static Capability retrieve(String service, String path, List<String> parameters, List<String> answers) {
        return new Capability(service, "GET", path, parameters, List.of(), answers);
    }

    private static Capability store(String path) {
        return new Capability("STOW-RS", "POST", path, ACCEPT, STORED, STORE_RESPONSE);
    }
}
