/**
 * The PostgreSQL database of the node: embedded under the data folder unless one is configured, migrated schema by schema
 * before any part can see it, and stopped after everything else.
 */
@NullMarked
package org.consilium.app.database;

import org.jspecify.annotations.NullMarked;
