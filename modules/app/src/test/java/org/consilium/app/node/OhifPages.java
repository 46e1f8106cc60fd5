package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.consilium.testkit.ForeignTool;

/** The OHIF viewer as its makers publish it. */
final class OhifPages {

    private static final String PACKAGE = "@ohif/app@3.13.2";
    private static final String SHA512 =
            "WZdxmpmG7rqFgW9ZJLcbgr3XCtLi1KDNPoMaeY5PPe6j4G4fjEjjkycZM6C6Zk2F87BKxFfpq+jd5xXZB9E8EA==";
    private static final Path FOLDER = Path.of("target", "ohif").toAbsolutePath();
    private static final Path PAGES = FOLDER.resolve("package/dist");

    private static final String CONFIGURATION = """
            window.config = {
              routerBasename: null, extensions: [], modes: [], showStudyList: true,
              investigationalUseDialog: { option: 'never' },
              defaultDataSourceName: 'node',
              dataSources: [{
                namespace: '@ohif/extension-default.dataSourcesModule.dicomweb',
                sourceName: 'node',
                configuration: {
                  friendlyName: 'A node', name: 'node',
                  qidoRoot: '/dicomweb', wadoRoot: '/dicomweb', wadoUriRoot: '/dicomweb',
                  qidoSupportsIncludeField: true, supportsFuzzyMatching: true, supportsWildcard: true,
                  imageRendering: 'wadors', thumbnailRendering: 'thumbnail', enableStudyLazyLoad: true,
                  singlepart: 'bulkdata,video', bulkDataURI: { enabled: true },
                },
              }],
            };
            """;

    private OhifPages() {}

    static GatewayPages open(Node node) throws IOException {
        install();
        return new GatewayPages(node, PAGES, Map.of("/app-config.js", CONFIGURATION));
    }

    private static void install() throws IOException {
        if (Files.exists(PAGES)) {
            return;
        }
        Files.createDirectories(FOLDER);
        succeed(ForeignTool.require("npm").run("pack", PACKAGE, "--pack-destination", FOLDER));
        var packed = FOLDER.resolve("ohif-app-3.13.2.tgz");
        assertThat(Base64.getEncoder().encodeToString(sha512(packed))).isEqualTo(SHA512);
        succeed(ForeignTool.require("tar").run("-xzf", packed, "-C", FOLDER));
    }

    private static void succeed(ForeignTool.Result result) {
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    private static byte[] sha512(Path file) throws IOException {
        try {
            return MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
