/** Tells an audit repository elsewhere what the trail says: IHE ATNA ITI-20, PS3.15 A.6, syslog (RFC 5424) over TLS (RFC 5425). */
@NullMarked
package org.consilium.exchange.syslog;

import org.jspecify.annotations.NullMarked;
