package org.consilium.exchange.notice;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.consilium.cases.notice.Notice;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.exchange.notice.NoticeSettings.Encryption;
import org.consilium.exchange.notice.NoticeSettings.Mail;
import org.consilium.security.Person;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** E-mail in plain text by SMTP (RFC 5321), with a Message-ID made of the notice's own id. */
public final class MailWay implements NoticeWay {

    private final Mail settings;
    private final Clock clock;
    private final Session session;

    public MailWay(Mail settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        session = Session.getInstance(properties(settings), new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        });
    }

    private static Properties properties(Mail settings) {
        var properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", String.valueOf(settings.port()));
        properties.put("mail.smtp.auth", String.valueOf(!settings.user().isBlank()));
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.encryption() == Encryption.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.encryption() == Encryption.STARTTLS));
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.encryption() == Encryption.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", millis(settings.connectMax()));
        properties.put("mail.smtp.timeout", millis(settings.answerMax()));
        properties.put("mail.smtp.writetimeout", millis(settings.answerMax()));
        return properties;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    @Override
    public NoticeChannel channel() {
        return NoticeChannel.MAIL;
    }

    @Override
    public boolean reaches(Person person) {
        return person.email().isPresent();
    }

    @Override
    public void bring(Notice notice, Person person, NoticeText text) throws IOException {
        try {
            var from = new InternetAddress(settings.from(), true);
            var message = new IdentifiedMessage(session, "<" + notice.id() + domain(from) + ">");
            message.setFrom(from);
            message.setRecipient(
                    Message.RecipientType.TO, new InternetAddress(person.email().orElseThrow(), true));
            message.setSubject(text.subject(), StandardCharsets.UTF_8.name());
            message.setText(text.body(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Content-Language", text.language());
            // RFC 3834: no out-of-office answers to this one.
            message.setHeader("Auto-Submitted", "auto-generated");
            Transport.send(message);
        } catch (MessagingException e) {
            throw new IOException(reason(e), e);
        }
    }

    private static String domain(InternetAddress from) {
        return from.getAddress().substring(from.getAddress().indexOf('@'));
    }

    /** Says what failed in few words: what a server answers may repeat an address. */
    private static String reason(MessagingException failure) {
        for (Exception each = failure; each != null; each = next(each)) {
            switch (each) {
                case SMTPAddressFailedException refused -> {
                    return "SMTP " + refused.getReturnCode();
                }
                case SMTPSendFailedException refused -> {
                    return "SMTP " + refused.getReturnCode();
                }
                default -> {}
            }
        }
        return failure.getClass().getSimpleName();
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** Keeps the Message-ID it is given (RFC 5322 3.6.4). */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
