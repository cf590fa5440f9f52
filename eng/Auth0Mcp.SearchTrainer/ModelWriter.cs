using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// Writes what <c>SearchModel</c> of the server reads: weights in one byte each. Most features are known from one sentence only,
/// and those of one sentence share a row.
/// </summary>
internal static class ModelWriter
{
    public static void Write(IndexWriter index, TrainingSet set, Constants constants, ModelTrainer model)
    {
        var scale = model.Weights.Max(MathF.Abs) / sbyte.MaxValue;
        var rows = new SharedRows<(ushort Unit, sbyte Weight)>();
        var keys = new List<KeyValuePair<ulong, int>>();
        foreach (var (key, feature) in set.Numbers)
        {
            var row = new (ushort Unit, sbyte Weight)[model.Postings.Starts[feature + 1] - model.Postings.Starts[feature]];
            for (var i = 0; i < row.Length; i++)
            {
                var at = model.Postings.Starts[feature] + i;
                row[i] = (model.Postings.Units[at], (sbyte)MathF.Round(model.Weights[at] / scale));
            }

            if (row.Length > 0)
            {
                keys.Add(KeyValuePair.Create(key, rows.Add(row)));
            }
        }

        index.Write<float>([.. Enum.GetValues<FeatureKind>().Select(constants.Of)]);
        index.Write<ushort>(set.Catalog.UnitsOf);
        index.Write<float>(model.Costs);
        index.WriteKeys(keys);
        index.Write<int>([0, .. Ends(rows.All)]);
        index.Write<ushort>([.. rows.All.SelectMany(static row => row.Select(static posting => posting.Unit))]);
        index.Write<sbyte>([.. rows.All.SelectMany(static row => row.Select(static posting => posting.Weight))]);
        index.Write<float>([scale]);
        index.Write<int>([set.Catalog.UnitCount]);
    }

    private static IEnumerable<int> Ends<T>(IEnumerable<T[]> rows)
    {
        var end = 0;
        return rows.Select(row => end += row.Length);
    }
}
