package org.consilium.dimse.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every user information sub-item, byte by byte as the tables of PS3.7 annex D.3.3 lay it out. */
class UserInformationBytesTest {

    private static final UserInformation BARE = new UserInformation(
            0, "1.2", "", Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    private static final String BARE_BYTES = "51000004" + "00000000" + "52000003" + ascii("1.2");

    @Test
    void maximumLengthAndImplementation() throws IOException {
        check(BARE, "");
        var named = new UserInformation(
                0xFFFFFFFFL,
                "1.2",
                "V_1",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        checkWhole(named, "51000004" + "FFFFFFFF" + "52000003" + ascii("1.2") + "55000003" + ascii("V_1"));
    }

    @Test
    void asynchronousOperationsWindow() throws IOException {
        check(
                BARE.withAsynchronousOperations(Optional.of(new AsynchronousOperations(3, 0xFFFF))),
                "53000004" + "0003" + "FFFF");
    }

    @Test
    void roleSelection() throws IOException {
        check(
                BARE.withRoleSelections(List.of(new RoleSelection("1.2.3", false, true))),
                "54000009" + "0005" + ascii("1.2.3") + "00" + "01");
    }

    @Test
    void extendedNegotiation() throws IOException {
        var item = new ExtendedNegotiation("1.2.3", new byte[] {1, 0, 1});
        assertThat(item.option(0)).isTrue();
        assertThat(item.option(1)).isFalse();
        assertThat(item.option(9)).isFalse();
        check(BARE.withExtendedNegotiations(List.of(item)), "5600000A" + "0005" + ascii("1.2.3") + "010001");
    }

    @Test
    void commonExtendedNegotiation() throws IOException {
        var item = new CommonExtendedNegotiation("1.2.3", "1.2.9", List.of("1.2.7", "1.2.88"));
        check(
                BARE.withCommonExtendedNegotiations(List.of(item)),
                "5700001F" + "0005" + ascii("1.2.3") + "0005" + ascii("1.2.9") + "000F" + "0005" + ascii("1.2.7")
                        + "0006" + ascii("1.2.88"));
    }

    @Test
    void userIdentityOfEveryType() throws IOException {
        checkIdentity(UserIdentity.username("dr"), "58000008" + "0100" + "0002" + ascii("dr") + "0000");
        checkIdentity(
                UserIdentity.usernameAndPasscode("dr", "x").requestingResponse(),
                "58000009" + "0201" + "0002" + ascii("dr") + "0001" + ascii("x"));
        checkIdentity(UserIdentity.kerberos(new byte[] {0, -1}), "58000008" + "0300" + "0002" + "00FF" + "0000");
        checkIdentity(UserIdentity.saml("<a/>"), "5800000A" + "0400" + "0004" + ascii("<a/>") + "0000");
        checkIdentity(UserIdentity.jsonWebToken("a.b.c"), "5800000B" + "0500" + "0005" + ascii("a.b.c") + "0000");
    }

    @Test
    void userIdentityResponse() throws IOException {
        check(
                BARE.withUserIdentityResponse(
                        Optional.of(new UserIdentityResponse("ok".getBytes(StandardCharsets.US_ASCII)))),
                "59000004" + "0002" + ascii("ok"));
    }

    @Test
    void neverShowsCredentials() {
        assertThat(UserIdentity.usernameAndPasscode("dr", "secret").toString()).doesNotContain("dr", "secret");
        assertThatThrownBy(() -> UserIdentity.kerberos(new byte[0x10000])).isInstanceOf(IllegalArgumentException.class);
    }

    private static void checkIdentity(UserIdentity identity, String hex) throws IOException {
        check(BARE.withUserIdentity(Optional.of(identity)), hex);
    }

    private static void check(UserInformation information, String hexOfItem) throws IOException {
        checkWhole(information, BARE_BYTES + hexOfItem);
    }

    /** Written so, and read back as the same. */
    private static void checkWhole(UserInformation information, String hex) throws IOException {
        var ac = new AssociateAc("A", "B", AssociateRq.DICOM_APPLICATION_CONTEXT, List.of(), information);
        byte[] bytes = PduEncoder.encode(ac).buffer();
        String user = "5000" + "%04X".formatted(hex.length() / 2) + hex;
        assertThat(HexFormat.of().withUpperCase().formatHex(bytes)).endsWith(user.toUpperCase(java.util.Locale.ROOT));
        var in = new ByteArrayInputStream(bytes);
        assertThat(new PduReader(in::read, 4096).read()).contains(ac);
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
