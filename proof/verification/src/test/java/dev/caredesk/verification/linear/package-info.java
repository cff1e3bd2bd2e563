/** Whether what several threads see of a storage at the same time can be explained by one operation after another. */
@NullMarked
package dev.caredesk.verification.linear;

import org.jspecify.annotations.NullMarked;
