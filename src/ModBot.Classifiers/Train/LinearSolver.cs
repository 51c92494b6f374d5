using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace ModBot.Classifiers.Train;

/// <summary>
/// Fits linear models with ML.NET's L-BFGS trainers: one thread, so that the same input gives the same weights to the bit. Only the weights
/// are taken over; scoring is our own (ML.NET's prediction engine is not thread-safe and gives no weights per span).
/// </summary>
internal sealed class LinearSolver(int seed, int dimensions)
{
    /// <summary>Fits one model with a row of weights per class.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="labels">The class of each row, from 0.</param>
    /// <param name="weights">How much each row counts.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="l2">L2 regularisation.</param>
    /// <param name="cancel">Stops the fit.</param>
    public LinearFit FitClasses(IReadOnlyList<SparseRow> rows, IReadOnlyList<int> labels, IReadOnlyList<float> weights, int classes, float l2, CancellationToken cancel)
    {
        var context = new MLContext(seed);
        var data = context.Data.LoadFromEnumerable(
            new Rows<ClassExample>([.. rows.Select((row, index) => new ClassExample { Label = (uint)labels[index], Weight = weights[index], Features = Vector(row) })], cancel),
            Schema(typeof(ClassExample), classes));
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(ClassExample.Label),
            ExampleWeightColumnName = nameof(ClassExample.Weight),
            NumberOfThreads = 1,
            L1Regularization = 0,
            L2Regularization = l2,
            OptimizationTolerance = Tolerance,
            MaximumNumberOfIterations = Iterations,
        });
        var model = Fit(() => trainer.Fit(data).Model, cancel);
        VBuffer<float>[] columns = [];
        model.GetWeights(ref columns, out _);
        return new LinearFit([.. columns.Select(column => column.DenseValues().ToArray())], [.. model.GetBiases()]);
    }

    /// <summary>Fits one yes-or-no model.</summary>
    public LinearFit FitBinary(IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels, IReadOnlyList<float> weights, float l2, CancellationToken cancel)
    {
        var context = new MLContext(seed);
        var data = context.Data.LoadFromEnumerable(
            new Rows<BinaryExample>([.. rows.Select((row, index) => new BinaryExample { Label = labels[index], Weight = weights[index], Features = Vector(row) })], cancel),
            Schema(typeof(BinaryExample), classes: 0));
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = nameof(BinaryExample.Label),
            ExampleWeightColumnName = nameof(BinaryExample.Weight),
            NumberOfThreads = 1,
            L1Regularization = 0,
            L2Regularization = l2,
            OptimizationTolerance = Tolerance,
            MaximumNumberOfIterations = Iterations,
        });
        var model = Fit(() => trainer.Fit(data).Model.SubModel, cancel);
        return new LinearFit([[.. model.Weights]], [model.Bias]);
    }

    private const float Tolerance = 1e-5f;
    private const int Iterations = 60;

    private static T Fit<T>(Func<T> fit, CancellationToken cancel)
    {
        try
        {
            return fit();
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
    }

    private VBuffer<float> Vector(SparseRow row) => new(dimensions, row.Indices.Length, row.Values, row.Indices);

    private SchemaDefinition Schema(Type example, int classes)
    {
        var schema = SchemaDefinition.Create(example);
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, dimensions);
        if (classes > 0) schema["Label"].ColumnType = new KeyDataViewType(typeof(uint), classes);
        return schema;
    }

    // ML.NET has no token; the rows are read once per iteration, so a fit stops where they are read.
    private sealed class Rows<T>(List<T> items, CancellationToken cancel) : IEnumerable<T>
    {
        public IEnumerator<T> GetEnumerator()
        {
            cancel.ThrowIfCancellationRequested();
            return items.GetEnumerator();
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class ClassExample
    {
        public uint Label { get; set; }

        public float Weight { get; set; }

        public VBuffer<float> Features { get; set; }
    }

    private sealed class BinaryExample
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}

/// <summary>The weights of a fit: one column per class.</summary>
internal sealed record LinearFit(float[][] Columns, float[] Biases);
