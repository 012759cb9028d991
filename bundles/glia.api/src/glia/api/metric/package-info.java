/** What running costs: metrics, who reads them, thresholds, the score, and how they leave the program. */
package glia.api.metric;
