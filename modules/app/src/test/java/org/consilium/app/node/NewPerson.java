package org.consilium.app.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody whom an administrator has created, before they have signed in.
 *
 * @param password for the first time
 */
record NewPerson(UUID id, String password) {

    /** Of the institution that runs the node, in UTC, who reads English. */
    static NewPerson at(Visitor administrator, String account, String name, String role) {
        return at(administrator, home(administrator), account, name, role, Map.of());
    }

    /** @param more what is to be otherwise, by its name in the body of {@code POST /api/persons} */
    static NewPerson at(
            Visitor administrator, UUID institution, String account, String name, String role, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of(
                "account",
                account,
                "name",
                name,
                "institutionId",
                institution.toString(),
                "roles",
                List.of(role),
                "languages",
                List.of("en"),
                "zone",
                "UTC",
                "active",
                true));
        body.putAll(more);
        var created = administrator.post("/api/persons", body);
        return new NewPerson(
                UUID.fromString(created.at("/person/id").asString()),
                created.get("initialPassword").asString());
    }

    /** The institution that runs the node. */
    static UUID home(Visitor administrator) {
        return UUID.fromString(
                administrator.get("/api/session").at("/person/institution/id").asString());
    }
}
