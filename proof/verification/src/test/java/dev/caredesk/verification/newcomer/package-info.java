/** The first hour of somebody who begins with Caredesk in a project of their own. */
@NullMarked
package dev.caredesk.verification.newcomer;

import org.jspecify.annotations.NullMarked;
