/** WADO-URI (PS3.18 9): one instance by a query, for clients older than the Studies Service. */
@NullMarked
package org.consilium.web.dicomweb.uri;

import org.jspecify.annotations.NullMarked;
