/** What workbench tests are written with: waiting, finding, clicking, looking, and the watch on the UI thread. */
package glia.testkit;
