package org.consilium.exchange;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.consilium.archive.Archive;
import org.consilium.archive.audit.Transfers;
import org.consilium.archive.convert.Encodings;
import org.consilium.cases.Cases;
import org.consilium.exchange.forward.Forwarding;
import org.consilium.exchange.opinion.OpinionReturn;
import org.consilium.exchange.opinion.Opinions;
import org.consilium.exchange.outbox.OpenDeliveries;
import org.consilium.exchange.outbox.Outbox;
import org.consilium.exchange.outbox.OutboxDeliveries;
import org.consilium.exchange.send.Dispatcher;
import org.consilium.exchange.wake.Schedules;
import org.consilium.exchange.wake.SendJob;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.security.Institutions;
import org.consilium.security.RemoteAes;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of this module. The schema {@code exchange} has been migrated before. */
@Configuration(proxyBeanMethods = false)
@Import({SyslogConfiguration.class, NoticeConfiguration.class, AvailabilityConfiguration.class})
@EnableConfigurationProperties({ExchangeSettings.class, ForwardSettings.class})
public class ExchangeConfiguration {

    private static final String SEND_JOB = "exchange-send";

    @Bean
    Outbox outbox(JdbcClient jdbc, ExchangeSettings settings, Clock clock) {
        return new Outbox(jdbc, settings, clock);
    }

    @Bean
    Dispatcher exchangeDispatcher(
            Outbox outbox,
            Archive archive,
            RemoteAes remoteAes,
            ForwardSettings node,
            FrameDecoder decoder,
            ExchangeSettings settings,
            ApplicationEventPublisher events,
            Transfers transfers,
            Clock clock) {
        var encodings = new Encodings(decoder);
        return new Dispatcher(
                outbox,
                archive,
                remoteAes,
                node.title(),
                encodings,
                settings,
                events,
                clock,
                (to, instance) -> transfers.sent(
                        to,
                        "",
                        instance.record().series().study().uid(),
                        instance.record().sopClass()));
    }

    @Bean
    OutboxDeliveries deliveries(JdbcClient jdbc, Clock clock, Dispatcher dispatcher) {
        return new OutboxDeliveries(jdbc, clock, dispatcher::wake);
    }

    @Bean
    OpenDeliveries openDeliveries(JdbcClient jdbc) {
        return new OpenDeliveries(jdbc);
    }

    @Bean
    Forwarding forwarding(ForwardSettings settings, Outbox outbox, Dispatcher dispatcher) {
        return new Forwarding(settings.rules(), outbox, dispatcher);
    }

    @Bean
    OpinionReturn opinionReturn(
            JdbcClient jdbc,
            Clock clock,
            Outbox outbox,
            Deliveries deliveries,
            Dispatcher dispatcher,
            Cases cases,
            Archive archive,
            Institutions institutions,
            PlatformTransactionManager transactions) {
        return new OpinionReturn(
                jdbc,
                clock,
                outbox,
                deliveries,
                dispatcher,
                Opinions.of(cases),
                archive,
                institutions,
                new TransactionTemplate(transactions));
    }

    @Bean
    JobDetail exchangeSendJob() {
        return Schedules.job(SendJob.class, SEND_JOB);
    }

    @Bean
    Trigger exchangeSendTrigger(ExchangeSettings settings) {
        return Schedules.every(settings.pollEvery(), SEND_JOB);
    }

    @Bean
    MeterBinder deliveryCounts(OutboxDeliveries deliveries) {
        return registry -> {
            for (DeliveryState state : new DeliveryState[] {DeliveryState.WAITING, DeliveryState.FAILED}) {
                Gauge.builder("consilium.exchange.deliveries", deliveries, each -> each.count(state))
                        .tag("state", state.name())
                        .description("Instances that wait for a destination, or could not be delivered to it")
                        .register(registry);
            }
        };
    }
}
