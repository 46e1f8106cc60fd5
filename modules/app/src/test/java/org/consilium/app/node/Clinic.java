package org.consilium.app.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sets up, through the API as an administrator would, a hospital with its PACS, a national centre and their people. */
final class Clinic {

    static final String PACS = "PACS";

    private final Visitor administrator;
    private final String hospital;
    private final String centre;

    private Clinic(Visitor administrator, int pacsPort) {
        this.administrator = administrator;
        this.centre = institution("National centre", "ADVANCED", Map.of());
        this.hospital = institution("Regional hospital", "BASIC", Map.of("parentId", centre));
        administrator.put("/api/remote-aes/" + PACS, remoteAe(PACS, pacsPort));
        administrator.put("/api/remote-aes/CT1", remoteAe("CT1", 104));
        administrator.put(
                "/api/institutions/" + hospital,
                Map.of(
                        "id",
                        hospital,
                        "name",
                        "Regional hospital",
                        "level",
                        "BASIC",
                        "parentId",
                        centre,
                        "country",
                        "RU",
                        "pacs",
                        PACS));
    }

    static Clinic at(Visitor administrator, int pacsPort) {
        return new Clinic(administrator, pacsPort);
    }

    /** Somebody at the hospital who asks. */
    Account referrer(Node node) {
        return person(node, "referrer", "Воронина Анна", hospital, "REFERRER", Map.of());
    }

    /** Somebody at the centre who can be asked. */
    Account specialist(Node node, String account, String name, String role, List<String> modalities) {
        return person(
                node,
                account,
                name,
                centre,
                role,
                Map.of("sites", List.of("*"), "modalities", modalities, "maxOpenCases", 5));
    }

    private Account person(
            Node node, String account, String name, String institution, String role, Map<String, ?> profile) {
        var usual = new HashMap<String, Object>(Map.of("languages", List.of("ru", "en"), "zone", "Europe/Moscow"));
        if (!profile.isEmpty()) {
            usual.put("profile", profile);
        }
        var password = NewPerson.at(administrator, UUID.fromString(institution), account, name, role, usual)
                .password();
        return new Account(Visitor.signIn(node, account, password), password);
    }

    private String institution(String name, String level, Map<String, String> more) {
        var body = new HashMap<String, Object>(Map.of("name", name, "level", level, "country", "RU"));
        body.putAll(more);
        return administrator.post("/api/institutions", body).get("id").asString();
    }

    private Map<String, Object> remoteAe(String title, int port) {
        return Map.of(
                "aeTitle", title,
                "host", "127.0.0.1",
                "port", port,
                "may", List.of("STORE"),
                "institutionId", hospital);
    }

    /** A signed-in person and the password with which it signs. */
    record Account(Visitor visitor, String password) {}
}
