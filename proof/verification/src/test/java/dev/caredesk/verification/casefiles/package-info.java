/** The list of files that a new action or edit touches, held to the code. */
@NullMarked
package dev.caredesk.verification.casefiles;

import org.jspecify.annotations.NullMarked;
