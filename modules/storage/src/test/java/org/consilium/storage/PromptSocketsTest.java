package org.consilium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.consilium.storage.StorageSettings.S3Settings;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {

    private final PromptSockets sockets = new PromptSockets();

    @Test
    void theirBytesDoNotWaitForAcknowledgements() throws IOException {
        var here = InetAddress.getLoopbackAddress();
        try (var listening = new ServerSocket(0, 5, here);
                var later = sockets.createSocket();
                var byAddress = sockets.createSocket(here, listening.getLocalPort());
                var byName = sockets.createSocket(here.getHostAddress(), listening.getLocalPort());
                var fromAddress = sockets.createSocket(here, listening.getLocalPort(), here, 0);
                var fromName = sockets.createSocket(here.getHostAddress(), listening.getLocalPort(), here, 0)) {
            for (var socket : new Socket[] {later, byAddress, byName, fromAddress, fromName}) {
                assertThat(socket.getTcpNoDelay()).isTrue();
            }
        }
    }

    @Test
    void theClientOfAStoreUsesThem() {
        var store = "http://127.0.0.1:9";
        var client = S3Clients.http(new S3Settings(store, "bucket", "us-east-1", "key", "secret"));
        assertThat(client.socketFactory()).isInstanceOf(PromptSockets.class);
    }
}
