/** What people and machines do over HTTP, as events of the audit trail: a rule for every route, the filter that follows them, and the page of those who read the trail. */
@NullMarked
package org.consilium.web.audit;

import org.jspecify.annotations.NullMarked;
