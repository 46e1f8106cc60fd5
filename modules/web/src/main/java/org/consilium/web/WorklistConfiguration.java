package org.consilium.web;

import java.time.Clock;
import java.util.Set;
import org.apache.tomcat.websocket.server.WsSci;
import org.consilium.archive.Archive;
import org.consilium.cases.ReadingTasks;
import org.consilium.web.dicomweb.subscribe.ChannelController;
import org.consilium.web.dicomweb.subscribe.ChannelParts;
import org.consilium.web.dicomweb.subscribe.Channels;
import org.consilium.web.dicomweb.subscribe.SubscriptionController;
import org.consilium.web.dicomweb.subscribe.Subscriptions;
import org.consilium.web.dicomweb.workitem.EventReports;
import org.consilium.web.dicomweb.workitem.Workitems;
import org.consilium.web.dicomweb.worklist.CancelRequestController;
import org.consilium.web.dicomweb.worklist.UpdateController;
import org.consilium.web.dicomweb.worklist.WorkitemController;
import org.consilium.web.dicomweb.worklist.Worklist;
import org.consilium.web.dicomweb.worklist.WorklistController;
import org.consilium.web.session.Sessions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Worklist Service (PS3.18 11), part by part. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorklistSettings.class)
class WorklistConfiguration {

    @Bean
    Worklist worklist(ReadingTasks tasks, Clock clock, WorklistSettings settings) {
        return new Worklist(tasks, clock, settings.keepFinal());
    }

    @Bean
    Workitems workitems(ReadingTasks tasks, Archive archive) {
        return new Workitems(tasks, archive);
    }

    @Bean
    WorklistController worklistController(Worklist worklist, Workitems workitems, WebSettings settings) {
        return new WorklistController(worklist, workitems, settings.publicUrl(), settings.queryResultsMax());
    }

    @Bean
    WorkitemController workitemController(
            Worklist worklist, ReadingTasks tasks, Workitems workitems, WebSettings settings) {
        return new WorkitemController(worklist, tasks, workitems, settings.publicUrl());
    }

    @Bean
    UpdateController updateController(Worklist worklist, ReadingTasks tasks, Clock clock) {
        return new UpdateController(worklist, tasks, clock);
    }

    @Bean
    CancelRequestController cancelRequestController(Worklist worklist, ReadingTasks tasks, Clock clock) {
        return new CancelRequestController(worklist, tasks, clock);
    }

    @Bean
    Subscriptions worklistSubscriptions(JdbcClient jdbc, WorklistSettings settings) {
        return new Subscriptions(jdbc, settings.subscriptionsPerCallerMax());
    }

    @Bean
    Channels worklistChannels(
            Worklist worklist,
            Workitems workitems,
            Subscriptions subscriptions,
            NodeDescription node,
            WorklistSettings settings) {
        var parts = new ChannelParts(
                worklist, workitems, new EventReports(node.aeTitle()), subscriptions, settings.heartbeat());
        return new Channels(parts, settings.channelsMax(), settings.channelsPerCallerMax());
    }

    @Bean
    SubscriptionController subscriptionController(
            Worklist worklist, Subscriptions subscriptions, Channels channels, Clock clock, WebSettings settings) {
        return new SubscriptionController(worklist, subscriptions, channels, clock, settings.publicUrl());
    }

    @Bean
    ChannelController channelController(Channels channels, Sessions sessions, WebSettings settings) {
        return new ChannelController(channels, sessions, settings.publicUrl());
    }

    /** WebSockets of the server, which it does not switch on by itself. */
    @Bean
    ServletContextInitializer webSockets() {
        return context -> new WsSci().onStartup(Set.of(), context);
    }
}
