package org.consilium.app.greeting;

import java.net.URI;
import java.util.Optional;
import org.consilium.app.home.Home;
import org.consilium.app.listen.DicomPort;
import org.consilium.app.listen.HttpSettings;
import org.consilium.app.listen.TlsSettings;
import org.consilium.security.FirstAccount;
import org.consilium.web.NodeDescription;
import org.consilium.web.WebSettings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.annotation.Order;

/** Makes sure that somebody can sign in, and prints how, once the node is ready. */
@Order(Greeter.ORDER)
final class Greeter implements ApplicationListener<ApplicationReadyEvent> {

    /** Before anybody else who prints at the end of a start. */
    static final int ORDER = 0;

    private final NodeDescription node;
    private final FirstAccount firstAccount;
    private final FirstAccountSettings account;
    private final HttpSettings http;
    private final WebSettings web;
    private final TlsSettings tls;
    private final DicomPort dicom;
    private final Home home;

    Greeter(
            NodeDescription node,
            FirstAccount firstAccount,
            FirstAccountSettings account,
            HttpSettings http,
            WebSettings web,
            TlsSettings tls,
            DicomPort dicom,
            Home home) {
        this.node = node;
        this.firstAccount = firstAccount;
        this.account = account;
        this.http = http;
        this.web = web;
        this.tls = tls;
        this.dicom = dicom;
        this.home = home;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        var portal = web.publicUrl().map(URI::create).orElseGet(() -> address(ready));
        var greeting = new Greeting(
                node.version(),
                portal,
                node.aeTitle(),
                dicom.port(),
                FirstAccount.ACCOUNT,
                generatedPassword(),
                home.path());
        System.out.println(greeting.text());
    }

    private Optional<String> generatedPassword() {
        return firstAccount.ensure(account.configured());
    }

    private URI address(ApplicationReadyEvent ready) {
        int port = ready.getApplicationContext() instanceof WebServerApplicationContext server
                        && server.getWebServer() != null
                ? server.getWebServer().getPort()
                : http.port();
        var scheme = tls.isConfigured() ? "https" : "http";
        var host = http.bind().equals("0.0.0.0") || http.bind().contains(":") ? "localhost" : http.bind();
        return URI.create(scheme + "://" + host + ":" + port + "/");
    }
}
