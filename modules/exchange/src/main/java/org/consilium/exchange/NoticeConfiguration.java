package org.consilium.exchange;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consilium.cases.notice.NoticeState;
import org.consilium.cases.notice.Notices;
import org.consilium.cases.notice.PersonalNotices;
import org.consilium.exchange.notice.MailWay;
import org.consilium.exchange.notice.NoticeSender;
import org.consilium.exchange.notice.NoticeSettings;
import org.consilium.exchange.notice.NoticeTexts;
import org.consilium.exchange.notice.NoticeWay;
import org.consilium.exchange.notice.WebhookWay;
import org.consilium.exchange.wake.NoticeJob;
import org.consilium.exchange.wake.Schedules;
import org.consilium.security.People;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tells people outside of the portal. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeConfiguration {

    private static final String JOB = "exchange-notices";

    @Bean
    NoticeSender noticeSender(
            Notices notices,
            PersonalNotices personal,
            People people,
            NoticeSettings settings,
            Clock clock,
            @Value("${consilium.web.public-url:}") String publicUrl) {
        List<NoticeWay> ways = new ArrayList<>();
        if (settings.mail().isOn()) {
            ways.add(new MailWay(settings.mail(), clock));
        }
        if (settings.webhook().isOn()) {
            ways.add(new WebhookWay(settings.webhook(), clock));
        }
        var texts = new NoticeTexts(Optional.of(publicUrl).filter(url -> !url.isBlank()));
        return new NoticeSender(notices, personal, people, ways, texts, settings, clock);
    }

    @Bean
    JobDetail noticeJob() {
        return Schedules.job(NoticeJob.class, JOB);
    }

    @Bean
    Trigger noticeTrigger(NoticeSettings settings) {
        return Schedules.every(settings.pollEvery(), JOB);
    }

    @Bean
    MeterBinder noticeCounts(Notices notices) {
        return registry -> {
            for (var state : List.of(NoticeState.WAITING, NoticeState.FAILED)) {
                Gauge.builder(
                                "consilium.notices." + state.name().toLowerCase(Locale.ROOT),
                                notices,
                                each -> each.count(state))
                        .description("Notices to people outside of the portal that wait, or were given up")
                        .register(registry);
            }
        };
    }
}
