package org.consilium.cases.desk;

import org.consilium.cases.register.AdjudicationRegister;
import org.consilium.cases.register.CaseLists;
import org.consilium.cases.register.CaseRegister;
import org.consilium.cases.register.ClockRegister;
import org.consilium.cases.register.ConsentRegister;
import org.consilium.cases.register.DocumentRegister;
import org.consilium.cases.register.EmergencyRegister;
import org.consilium.cases.register.HistoryRegister;
import org.consilium.cases.register.ManifestRegister;
import org.consilium.cases.register.MaterialRegister;
import org.consilium.cases.register.MessageRegister;
import org.consilium.cases.register.NoticeRegister;
import org.consilium.cases.register.OfferRegister;
import org.consilium.cases.register.OpinionRegister;
import org.consilium.cases.register.OutcomeRegister;
import org.consilium.cases.register.RoutingRegister;
import org.consilium.cases.register.RuleRegister;
import org.consilium.cases.register.TaskRegister;
import org.consilium.cases.register.UnreadRegister;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All registers of the schema {@code cases}, so that they are handed around as one thing. */
record Registers(
        CaseRegister cases,
        CaseLists lists,
        HistoryRegister history,
        OfferRegister offers,
        MessageRegister messages,
        OpinionRegister opinions,
        ManifestRegister manifests,
        RoutingRegister routing,
        ClockRegister clocks,
        UnreadRegister unread,
        NoticeRegister notices,
        OutcomeRegister outcomes,
        TaskRegister tasks,
        ConsentRegister consents,
        DocumentRegister documents,
        MaterialRegister material,
        EmergencyRegister emergencies,
        RuleRegister rules,
        AdjudicationRegister adjudications) {

    static Registers of(JdbcClient jdbc) {
        return new Registers(
                new CaseRegister(jdbc),
                new CaseLists(jdbc),
                new HistoryRegister(jdbc),
                new OfferRegister(jdbc),
                new MessageRegister(jdbc),
                new OpinionRegister(jdbc),
                new ManifestRegister(jdbc),
                new RoutingRegister(jdbc),
                new ClockRegister(jdbc),
                new UnreadRegister(jdbc),
                new NoticeRegister(jdbc),
                new OutcomeRegister(jdbc),
                new TaskRegister(jdbc),
                new ConsentRegister(jdbc),
                new DocumentRegister(jdbc),
                new MaterialRegister(jdbc),
                new EmergencyRegister(jdbc),
                new RuleRegister(jdbc),
                new AdjudicationRegister(jdbc));
    }
}
