package org.consilium.web.dicomweb.subscribe;

import java.time.Duration;
import org.consilium.web.dicomweb.workitem.EventReports;
import org.consilium.web.dicomweb.workitem.Workitems;
import org.consilium.web.dicomweb.worklist.Worklist;

/**
 * What every channel works with.
 *
 * @param heartbeat pause between pings, by which a vanished client is noticed and proxies keep the connection
 */
public record ChannelParts(
        Worklist worklist,
        Workitems workitems,
        EventReports reports,
        Subscriptions subscriptions,
        Duration heartbeat) {}
